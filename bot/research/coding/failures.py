"""What may go wrong with what people give to the coding; light to import."""

from collections.abc import Sequence
from typing import NamedTuple

# Words are shown where at least five concerns are alike in what others may know of them. In a sheet nothing
# but words is known, so all of its rows are alike: five rows keep that promise, and fewer would break it.
LEAST = 5


class TooFew(Exception):
    """Fewer than LEAST concerns can be shown, so no sheet is made."""


class BadSentence(Exception):
    """A line is no labelled sentence; the message names file and line, and nothing of the text."""


class Wrong(NamedTuple):
    """What is wrong with a workbook: a code, and the places and numbers that fill the gaps of its words."""

    code: str
    figures: dict[str, str | int]


class BadSheet(Exception):
    """A workbook cannot be taken; each reason names a place, and none has what a cell holds.

    Their codes: those of a file that cannot be read (bot/workbook/words.yml); `no_codes` (the sheet is
    missing), `heading` (of `name`, not there once), `id`, `id_twice` (as in the row `first`), `value`.
    """

    def __init__(self, reasons: Sequence[Wrong]) -> None:
        """Keep all that is wrong."""
        super().__init__(reasons)
        self.reasons = reasons


class BadCoder(Exception):
    """What should be the label of a coder may be a name."""
