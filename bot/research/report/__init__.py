"""The report of a release: one page with its charts, without a script."""
