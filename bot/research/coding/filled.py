"""A coding sheet as a researcher gives it back: each cell that cannot be taken is named."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name

from bot.research.coding.drawing import ID_LENGTH
from bot.research.coding.failures import BadSheet, Wrong
from bot.research.coding.sentences import CLASSES
from bot.research.coding.words import heading, words
from bot.research.columns import SENSITIVE
from bot.workbook.apart import Cell, Sheet, sheets_of
from bot.workbook.problem import Refused

_ID = re.compile(f"[0-9a-f]{{{ID_LENGTH}}}")
_NEEDED = ("id", *SENSITIVE)


class Filled(NamedTuple):
    """What a researcher says of a concern: the id of the sheet, and codes by column, without empty ones."""

    id: str
    codes: dict[str, str]


class _Row(NamedTuple):
    number: int  # as the spreadsheet program counts
    cells: dict[str, Cell]


def read_filled(data: bytes) -> list[Filled]:
    """Return the rows that have an id; raise BadSheet with all that is wrong."""
    sheet = _sheet(data)
    places = _places(sheet)
    rows = [row for row in _rows(sheet, places) if any(cell != "" for cell in row.cells.values())]
    if problems := [*_bad_ids(rows), *_bad_codes(rows, places)]:
        raise BadSheet(problems)
    return [
        Filled(
            str(row.cells["id"]), {name: str(row.cells[name]) for name in SENSITIVE if row.cells[name] != ""}
        )
        for row in rows
    ]


def _sheet(data: bytes) -> Sheet:
    try:
        sheets = {sheet.name: sheet for sheet in sheets_of(data)}
    except Refused as refused:
        raise BadSheet([_unreadable(refused)]) from None
    if words().sheets["codes"] not in sheets:
        raise BadSheet([Wrong("no_codes", {})])
    return sheets[words().sheets["codes"]]


def _unreadable(refused: Refused) -> Wrong:
    """Return why, with numbers only: the name of a sheet is what somebody wrote."""
    gaps = refused.problem.gaps.items()
    return Wrong(refused.problem.code, {name: gap for name, gap in gaps if isinstance(gap, int)})


def _places(sheet: Sheet) -> dict[str, int]:
    """Return the place of each needed column, by its heading."""
    headings = [_said(cell) for cell in sheet.rows[0]] if sheet.rows else []
    missing = [name for name in _NEEDED if headings.count(heading(name)) != 1]
    if missing:
        raise BadSheet([Wrong("heading", {"name": name}) for name in missing])
    return {name: headings.index(heading(name)) for name in _NEEDED}


def _rows(sheet: Sheet, places: dict[str, int]) -> Iterator[_Row]:
    for number, cells in enumerate(sheet.rows[1:], start=2):
        yield _Row(number, {n: _said(cells[at]) if at < len(cells) else "" for n, at in places.items()})


def _said(cell: Cell) -> Cell:
    return cell.strip() if isinstance(cell, str) else cell


def _bad_ids(rows: list[_Row]) -> Iterator[Wrong]:
    seen = dict[Cell, int]()
    for row in rows:
        given = row.cells["id"]
        if not (isinstance(given, str) and _ID.fullmatch(given)):
            yield Wrong("id", {"row": row.number})
        elif given in seen:
            yield Wrong("id_twice", {"row": row.number, "first": seen[given]})
        seen.setdefault(given, row.number)


def _bad_codes(rows: list[_Row], places: dict[str, int]) -> Iterator[Wrong]:
    for row in rows:
        for name in SENSITIVE:
            if row.cells[name] != "" and row.cells[name] not in CLASSES[name]:
                letter = xl_col_to_name(places[name])
                yield Wrong("value", {"row": row.number, "name": name, "letter": letter})
