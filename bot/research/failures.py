"""What may go wrong with what people give to a release; light to import."""


class BadInput(Exception):
    """A file cannot be released from; the message names file and column, never a value."""
