"""What may go wrong with what people give to the coding; light to import."""

# Words are shown where at least five concerns are alike in what others may know of them. In a sheet nothing
# but words is known, so all of its rows are alike: five rows keep that promise, and fewer would break it.
LEAST = 5


class TooFew(Exception):
    """Fewer than LEAST concerns can be shown, so no sheet is made."""


class BadSentence(Exception):
    """A line is no labelled sentence; the message names file and line, and nothing of the text."""


class BadSheet(Exception):
    """A workbook cannot be taken; the message has a line for each bad cell, and quotes none."""


class BadCoder(Exception):
    """What should be the label of a coder may be a name."""
