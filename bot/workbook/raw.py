"""The rows of a workbook before they are entries: what their cells say, and what they are called."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from bot.content.entry import Entry
from bot.content.names import Named, named
from bot.workbook.apart import Cell
from bot.workbook.columns import Column
from bot.workbook.forms import COUNT
from bot.workbook.leading import Leading
from bot.workbook.tables import Table

type Fresh = Callable[[str, Collection[str]], str]  # a new key of a kind, other than these


def counted(kind: str, taken: Collection[str]) -> str:
    """Return a key that none of `taken` is."""
    return next(key for n in count(1) if (key := f"{kind}_{n}") not in taken)


@dataclass(frozen=True)
class Beside:
    """What there is beside a workbook: live entries, which its cells may name, and keys for what is new."""

    entries: Collection[Entry] = ()
    fresh: Fresh = counted


@dataclass(frozen=True)
class Raw:
    """What the cells of a row say by field; what is blank is left out."""

    table: Table
    number: int  # as the spreadsheet program counts
    fields: dict[str, Any]

    @property
    def key(self) -> str:
        """Return the key, or nothing when it is none."""
        return self._text("key")

    def named(self) -> tuple[str, Named]:
        """Return the kind, and what the row calls its entry."""
        number = self.fields.get("number")
        name = self._text("title") or self._text("name")
        return self.table.kind.kind, Named(self.key, name, number if isinstance(number, int) else 0)

    def _text(self, field: str) -> str:
        said = self.fields.get(field)
        return said if isinstance(said, str) else ""


def raws(table: Table, fresh: Fresh) -> list[Raw]:
    """Return the rows of a table that are not blank; one without a key is given one."""
    rows = [
        Raw(table, number, fields) for number, cells in table.rows if (fields := _said(table.columns, cells))
    ]
    return list(_keyed(rows, fresh))


def leading(rows: Iterable[Raw], beside: Beside) -> Leading:
    """Return where names lead: to what is live, or else to what stands in the workbook."""
    live = [(entry.kind, name) for entry in beside.entries for name in named([entry])]
    return Leading(live, [row.named() for row in rows if row.key])


def _keyed(rows: list[Raw], fresh: Fresh) -> Iterator[Raw]:
    taken = {row.key for row in rows}
    for row in rows:
        key = row.fields.get("key") or fresh(row.table.kind.kind, taken)
        taken.add(str(key))
        yield replace(row, fields={**row.fields, "key": key})


def _said(columns: dict[int, Column], cells: list[Cell]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for number, column in columns.items():
        value = column.form.taken(cells[number]) if number < len(cells) else None
        if value is not None and column.form is not COUNT:
            *outer, name = column.path
            (fields.setdefault(outer[0], {}) if outer else fields)[name] = value
    return fields
