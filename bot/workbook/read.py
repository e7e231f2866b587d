"""Read a workbook: entries, and for each row that is none, why. Nothing is saved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pydantic import ValidationError

from bot.content.entry import Entry
from bot.workbook.apart import Sheet, sheets_of
from bot.workbook.complaints import problems_of
from bot.workbook.leading import Leading
from bot.workbook.problem import Problem, Refused
from bot.workbook.raw import Beside, Raw, leading, raws
from bot.workbook.tables import Table, find

type Id = tuple[str, str]  # kind and key

ALONE = Beside()


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


def read(data: bytes, beside: Beside = ALONE) -> Read:
    """Read the bytes of a file that somebody sent; whatever it is, the answer is a Read."""
    try:
        return read_sheets(sheets_of(data), beside)
    except Refused as refused:
        return Read(problems=(refused.problem,))


def read_sheets(sheets: Iterable[Sheet], beside: Beside = ALONE) -> Read:
    """Read the cells of a workbook."""
    found = find(sheets)
    tables = [(table, raws(table, beside.fresh)) for table in found.tables]
    leads = leading([raw for _, its_rows in tables for raw in its_rows], beside)
    rows = [
        row for table, its_rows in tables for row in _unique(table, (_row(raw, leads) for raw in its_rows))
    ]
    return Read(tuple(rows), tuple(found.problems), tuple(found.notes))


def _row(raw: Raw, leads: Leading) -> Row:
    table = raw.table
    row = Row(table.sheet, raw.number, table.kind.kind, raw.key, None)
    fields = {field: leads.taken(field, value) for field, value in raw.fields.items()}
    try:
        return replace(row, entry=table.kind.model_validate(fields))
    except ValidationError as error:
        problems = problems_of(error, table.columns.values())
        return replace(row, problems=tuple(problem.at(row.sheet, raw.number) for problem in problems))


def _unique(table: Table, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows; one whose key stood in an earlier row has no entry."""
    heading = next(column.heading for column in table.columns.values() if column.path == ("key",))
    first: dict[str, int] = {}
    for row in rows:
        if row.key and first.setdefault(row.key, row.number) != row.number:
            problem = Problem(
                "duplicate_key", {"first": first[row.key]}, row.sheet, row.number, heading, "key"
            )
            yield replace(row, entry=None, problems=(problem, *row.problems))
        else:
            yield row
