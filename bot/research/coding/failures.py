"""What may go wrong with what people give to the coding; light to import."""


class BadSentence(Exception):
    """A line is no labelled sentence; the message names file and line, and nothing of the text."""


class BadSheet(Exception):
    """A workbook cannot be taken; the message has a line for each bad cell, and quotes none."""


class BadCoder(Exception):
    """What should be the label of a coder may be a name."""
