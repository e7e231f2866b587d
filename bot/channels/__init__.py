"""Formal channels: the hotlines and offices that a person can turn to, as cards."""
