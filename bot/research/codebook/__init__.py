"""The codebook: every column, its values, how it arises, its limits, and a datasheet."""
