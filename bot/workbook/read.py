"""Read a workbook: entries, and for each row that is none, why. Nothing is saved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from bot.content.entry import Entry
from bot.workbook.apart import Cell, Sheet, sheets_of
from bot.workbook.columns import Column
from bot.workbook.complaints import problems_of
from bot.workbook.forms import COUNT
from bot.workbook.problem import Problem, Refused
from bot.workbook.tables import Table, find

type Id = tuple[str, str]  # kind and key


@dataclass(frozen=True)
class Row:
    """A row that is not blank: its entry, or what is wrong with it."""

    sheet: str
    number: int  # as the spreadsheet program counts
    kind: str
    key: str
    entry: Entry | None
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> Id:
        """Return what names the entry."""
        return self.kind, self.key


@dataclass(frozen=True)
class Read:
    """A workbook as it was read: its rows, what is wrong with it as a whole, what was passed over."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()

    def entries(self) -> list[Entry]:
        """Return the entries of the good rows, answers first, in the order of the rows."""
        return [row.entry for row in self.rows if row.entry]

    def is_clean(self) -> bool:
        """Say whether there was nothing that could not be read."""
        return not self.problems and all(row.entry for row in self.rows)


def read(data: bytes) -> Read:
    """Read the bytes of a file that somebody sent; whatever it is, the answer is a Read."""
    try:
        return read_sheets(sheets_of(data))
    except Refused as refused:
        return Read(problems=(refused.problem,))


def read_sheets(sheets: Iterable[Sheet]) -> Read:
    """Read the cells of a workbook."""
    found = find(sheets)
    rows = tuple(row for table in found.tables for row in _unique(table, _rows(table)))
    return Read(rows, tuple(found.problems), tuple(found.notes))


def _rows(table: Table) -> Iterator[Row]:
    for number, cells in table.rows:
        if raw := _raw(table.columns, cells):
            yield _row(table, number, raw)


def _raw(columns: dict[int, Column], cells: list[Cell]) -> dict[str, Any]:
    """Return what the cells say by field; what is blank is left out."""
    raw: dict[str, Any] = {}
    for number, column in columns.items():
        value = column.form.taken(cells[number]) if number < len(cells) else None
        if value is not None and column.form is not COUNT:
            *outer, name = column.path
            (raw.setdefault(outer[0], {}) if outer else raw)[name] = value
    return raw


def _row(table: Table, number: int, raw: dict[str, Any]) -> Row:
    key = raw["key"] if isinstance(raw.get("key"), str) else ""
    row = Row(table.sheet, number, table.kind.kind, key, None)
    try:
        return replace(row, entry=table.kind.model_validate(raw))
    except ValidationError as error:
        problems = problems_of(error, table.columns.values())
        return replace(row, problems=tuple(problem.at(row.sheet, number) for problem in problems))


def _unique(table: Table, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows; one whose key stood in an earlier row has no entry."""
    heading = next(column.heading for column in table.columns.values() if column.path == ("key",))
    first: dict[str, int] = {}
    for row in rows:
        if row.key and first.setdefault(row.key, row.number) != row.number:
            gaps: dict[str, str | int] = {"value": row.key, "first": first[row.key]}
            problem = Problem("duplicate_key", gaps, row.sheet, row.number, heading, "key")
            yield replace(row, entry=None, problems=(problem, *row.problems))
        else:
            yield row
