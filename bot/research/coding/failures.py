"""What may go wrong with what people give to the coding; light to import."""

from collections.abc import Sequence
from typing import NamedTuple


class TooFew(Exception):
    """Fewer than LEAST_ALIKE concerns can be shown, so no sheet is made.

    In a sheet nothing but words is known, so all of its rows are alike, and so many of them keep the promise.
    """


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
