"""Engines: what runs the queries of research over Parquet files, on one machine or on many."""
