"""How two entries of one key differ, in the words of the workbook."""

from typing import Any, NamedTuple

from bot.content.entry import Entry
from bot.workbook.columns import Column, columns
from bot.workbook.forms import COUNT

NO_WORDING = ("key", "version")


class Change(NamedTuple):
    """A field that is changed: its path, its heading, and both values as a cell shows them."""

    path: str
    column: str
    old: str
    new: str


def changes(old: Entry, new: Entry) -> tuple[Change, ...]:
    """Return the fields in which two entries differ; the version is none."""
    return tuple(
        Change(".".join(column.path), column.heading, _shown(column, old), _shown(column, new))
        for column in columns(type(new))
        if column.form is not COUNT and column.path[0] not in NO_WORDING
        if column.value(old) != column.value(new)
    )


def settled[E: Entry](entry: E, other: E) -> E:
    """Return `entry` with the blanks at the end of its texts as in `other`: nobody sees them in a cell."""
    texts = ((name, getattr(entry, name), getattr(other, name)) for name in type(entry).model_fields)
    alike = {
        name: theirs
        for name, ours, theirs in texts
        if isinstance(ours, str) and isinstance(theirs, str) and ours.rstrip() == theirs.rstrip()
    }
    return entry.model_copy(update=alike)


def _shown(column: Column, entry: Entry) -> str:
    value: Any = column.value(entry)
    return "" if value is None else str(column.form.write(value))
