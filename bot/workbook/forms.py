"""How the value of a field stands in a cell, and what is understood of a cell.

Each form reads what it wrote. What it cannot read becomes Unread, which no field of a model takes, so that
the model says where. A blank cell is no value at all: the field is as by default.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.workbook.apart import Cell, Odd
from bot.workbook.error_cells import UNCOMPUTED
from bot.workbook.problem import Unread
from bot.workbook.words import words

_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d\d)(\d\d))(?:[ T]0?0:00(?::00)?)?")
_FIRST_DAY = date(1899, 12, 30).toordinal()  # what spreadsheet programs count days from
_DAYS = range(date(2000, 1, 1).toordinal() - _FIRST_DAY, date(2100, 1, 1).toordinal() - _FIRST_DAY)


@dataclass(frozen=True)
class Form:
    """One way for a value to stand in a cell."""

    name: str
    write: Callable[[Any], str | int | date]
    read: Callable[[Cell], object]

    def taken(self, cell: Cell) -> object:
        """Return what a cell says, or None when it is blank."""
        if isinstance(cell, Odd):
            if cell.text == UNCOMPUTED:
                return Unread("formula", cell.text)
            return Unread("odd_cell", cell.text)
        return None if isinstance(cell, str) and not cell.strip() else self.read(cell)


def plain(cell: Cell) -> str:
    """Return what a cell says as text: a number without a point, lines as on Unix."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return re.sub(r"\r\n?", "\n", str(cell))


def narrow(cell: Cell) -> str:
    """Return what a cell says without blanks around it, full-width characters as the usual ones."""
    return unicodedata.normalize("NFKC", plain(cell)).strip()


def _text(cell: Cell) -> object:
    return Unread("not_text", cell.isoformat()) if isinstance(cell, date) else plain(cell)


def _code(cell: Cell) -> object:
    return Unread("not_text", cell.isoformat()) if isinstance(cell, date) else narrow(cell)


def _whole(cell: Cell) -> object:
    try:
        return int(narrow(cell).removesuffix(".0"))
    except ValueError:
        return Unread("not_whole", plain(cell))


def _yes_no(cell: Cell) -> object:
    said = narrow(cell).lower()
    if said in words().yes or said in words().no:
        return said in words().yes
    return Unread("bad_choice", plain(cell))


def _date(cell: Cell) -> object:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer() and int(cell) in _DAYS:
        return date.fromordinal(_FIRST_DAY + int(cell))
    found = _DATE.fullmatch(narrow(cell))
    try:
        return (
            date(*(int(part) for part in found.groups() if part))
            if found
            else Unread("bad_date", plain(cell))
        )
    except ValueError:
        return Unread("bad_date", plain(cell))


def _lines(cell: Cell) -> object:
    said = _text(cell)
    return said if isinstance(said, Unread) else tuple(filter(None, map(str.strip, str(said).split("\n"))))


def _as_it_is(value: str | int) -> str | int:
    return value


def _day(value: date) -> date | str:
    """Return a day as a cell can hold it: the spreadsheet's calendar begins in 1900."""
    return value if value.year >= 1900 else value.isoformat()  # noqa: PLR2004


TEXT = Form("text", _as_it_is, _text)
CODE = Form("code", _as_it_is, _code)
WHOLE = Form("whole", _as_it_is, _whole)
YES_NO = Form("yes_no", lambda value: words().yes[0] if value else words().no[0], _yes_no)
DATE = Form("date", _day, _date)
LINES = Form("lines", "\n".join, _lines)
KEYS = Form("keys", "\n".join, _lines)  # leading.py turns the lines into keys
PAIRS = Form("pairs", "\n".join, _lines)
COUNT = Form("count", lambda value: len(value.encode("utf-16-le")) // 2, lambda _cell: None)
