"""Content that staff keep: versioned entries, seeded from files, live in every worker within a second."""
