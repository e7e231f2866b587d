"""Measure what a release gives away, and attack it, before it is written."""
