"""Texts of a release: which may go out, and the proof that no others did."""
