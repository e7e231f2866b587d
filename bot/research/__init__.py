"""Research: the concerns, released so that they can be mined and nobody can be found in them."""
