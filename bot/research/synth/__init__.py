"""Synthetic concerns: as many as one likes, made of the project's own sentences and of nobody's words."""
