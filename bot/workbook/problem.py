"""What is wrong with a workbook: a place, a code, and what stands in the gaps of its wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

LONGEST_VALUE = 40  # characters of a cell that are quoted


@dataclass(frozen=True)
class Problem:
    """Something that cannot be taken, or is passed over. Row 0: a whole sheet; no sheet: the whole file."""

    code: str
    gaps: Mapping[str, str | int] = field(default_factory=dict)
    sheet: str = ""
    row: int = 0  # as the spreadsheet program counts
    column: str = ""  # its heading
    path: str = ""  # of the field, such as source.section

    def at(self, sheet: str, row: int, column: str = "") -> "Problem":
        """Return the same problem with its place."""
        return replace(self, sheet=sheet, row=row, column=column or self.column)


class Refused(Exception):
    """A file cannot be read at all."""

    def __init__(self, code: str, **gaps: str | int) -> None:
        """Say why by a code and what stands in the gaps of its wording."""
        super().__init__(code)
        self.problem = Problem(code, gaps)


@dataclass(frozen=True)
class Unread:
    """What a cell holds that its column cannot hold, and why. No field of a model takes it."""

    code: str
    value: str


def quoted(value: object) -> str:
    """Return the beginning of a value, to quote it."""
    text = value.value if isinstance(value, Unread) else str(value)
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"
