"""Find the entries in the sheets of a workbook: which sheet is which kind, which column is which field."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.entry import Entry
from bot.workbook.apart import Cell, Sheet
from bot.workbook.columns import Column, columns
from bot.workbook.forms import COUNT, plain
from bot.workbook.problem import Problem
from bot.workbook.words import words

KINDS: tuple[type[Entry], ...] = (Answer, Channel)
FIRST_ROWS = 20  # among which the headings stand: somebody may have put a title above


@dataclass(frozen=True)
class Table:
    """The entries of a kind: their columns by number from 0, their rows with numbers from 1."""

    kind: type[Entry]
    sheet: str
    columns: dict[int, Column]
    rows: list[tuple[int, list[Cell]]]


@dataclass
class Found:
    """What was found, what is wrong with the workbook as a whole, what was passed over."""

    tables: list[Table] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def find(sheets: Iterable[Sheet]) -> Found:
    """Return the tables of entries. A sheet is known by its name, or else by its headings."""
    found, left = Found(), {sheet.name: sheet for sheet in sheets}
    for kind in KINDS:
        if sheet := _sheet_of(kind, left):
            _take(found, left.pop(sheet.name), kind)
        else:
            found.notes.append(Problem("sheet_missing", sheet=words().sheets[kind.kind]))
    if len(found.notes) == len(KINDS):
        return Found(problems=[Problem("no_sheets")])
    left.pop(words().sheets["guide"], None)
    found.notes += [Problem("sheet_ignored", sheet=name) for name in left]
    return found


def _sheet_of(kind: type[Entry], sheets: dict[str, Sheet]) -> Sheet | None:
    name = words().sheets[kind.kind]
    return sheets.get(name) or next((sheet for sheet in sheets.values() if _looks_like(kind, sheet)), None)


def _looks_like(kind: type[Entry], sheet: Sheet) -> bool:
    """Say whether more than half of the headings of `kind` stand in the sheet."""
    return any(2 * len(_fitting(kind, row)) > len(columns(kind)) for row in sheet.rows[:FIRST_ROWS])


def _take(found: Found, sheet: Sheet, kind: type[Entry]) -> None:
    """Add the table of a sheet, or what is wrong with it."""
    first = max(
        range(min(FIRST_ROWS, len(sheet.rows))), key=lambda n: len(_fitting(kind, sheet.rows[n])), default=0
    )
    fitting = _fitting(kind, sheet.rows[first]) if sheet.rows else {}
    if not fitting:
        found.problems.append(Problem("no_headings", sheet=sheet.name))
        return
    headings = {n: plain(cell) for n, cell in enumerate(sheet.rows[first]) if _bare(cell)}
    unknown = [heading for n, heading in headings.items() if n not in fitting]
    found.notes += [
        Problem("unknown_column", sheet=sheet.name, row=first + 1, column=name) for name in unknown
    ]
    problems = [*_bad_headings(kind, fitting), *_merged(sheet, fitting, first)]
    found.problems += [problem.at(sheet.name, problem.row or first + 1) for problem in problems]
    if not problems:
        rows = list(enumerate(sheet.rows[first + 1 :], start=first + 2))
        found.tables.append(Table(kind, sheet.name, fitting, rows))


def _fitting(kind: type[Entry], row: list[Cell]) -> dict[int, Column]:
    """Return the columns of `kind` whose headings stand in the row."""
    by_heading = {_bare(column.heading): column for column in columns(kind)}
    return {n: by_heading[bare] for n, cell in enumerate(row) if (bare := _bare(cell)) in by_heading}


def _bad_headings(kind: type[Entry], fitting: dict[int, Column]) -> Iterator[Problem]:
    times = Counter(column.heading for column in fitting.values())
    for column in columns(kind):
        if column.form is not COUNT and times[column.heading] != 1:
            code = "heading_twice" if times[column.heading] else "missing_heading"
            yield Problem(code, column=column.heading)


def _merged(sheet: Sheet, fitting: dict[int, Column], first: int) -> Iterator[Problem]:
    """Yield a problem for each range of merged cells: all but its first cell would read as blank."""
    for (top, left), (bottom, right) in sheet.merged:
        inside = [column for n, column in fitting.items() if left <= n <= right and column.form is not COUNT]
        if inside and bottom > first:
            yield Problem("merged_cells", {"last": bottom + 1}, row=top + 1, column=inside[0].heading)


def _bare(heading: Cell) -> str:
    """Return a heading without its blanks, full-width characters as the usual ones."""
    return "".join(unicodedata.normalize("NFKC", plain(heading)).split())
