"""The sections of the report: each takes what the report knows and returns what stands under its heading."""
