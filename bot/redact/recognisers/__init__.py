"""The recognisers, one kind of identifier a file: each takes a text and yields the spans it finds."""
