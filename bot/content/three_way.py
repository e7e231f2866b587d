"""Compare an entry as it last came from its file (base) with the file now and with what is live now.

Nothing is written here. The version is no wording: where two sides differ in nothing else, the higher
is the newer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pydantic import ValidationError

from bot.content.entry import Entry

VERSION = "version"


class Side(StrEnum):
    """Who changed a field."""

    FILE = "file"
    LIVE = "live"
    ALIKE = "both alike"
    CONFLICT = "conflict"


class Status(StrEnum):
    """What happened to an entry since it last came from its file."""

    SAME = "same"
    BOTH_ALIKE = "both changed alike"
    FILE_CHANGED = "only the file changed"
    LIVE_CHANGED = "only live changed"
    MERGEABLE = "both changed, in different fields"
    CONFLICT = "both changed"
    NEW_IN_FILE = "new in the file"
    NEW_LIVE = "new live"
    REMOVED_IN_FILE = "removed in the file"
    REMOVED_LIVE = "no longer live"


class Field(NamedTuple):
    """A field that somebody changed, and its value in each state; None where there is no such state."""

    name: str
    side: Side
    base: object
    file: object
    live: object


@dataclass(frozen=True)
class Compared[E: Entry]:
    """An entry in its three states. `merged` has the changes of both sides, where no field has two."""

    key: str
    status: Status
    base: E | None
    file: E | None
    live: E | None
    fields: tuple[Field, ...]
    merged: E | None


def report[E: Entry](
    base: Mapping[str, E], file: Mapping[str, E], live: Mapping[str, E]
) -> list[Compared[E]]:
    """Return a row for each key that is in the file or live, in the order of the keys."""
    return [compare(key, base.get(key), file.get(key), live.get(key)) for key in sorted({*file, *live})]


def compare[E: Entry](key: str, base: E | None, file: E | None, live: E | None) -> Compared[E]:
    """Return what happened to one entry. Without a base nobody knows who changed what: that is a conflict."""
    fields = _fields(base, file, live)
    sides = {field.side for field in fields if field.name != VERSION}
    if file is None or live is None:
        return Compared(key, _one_sided(base, file, bool(sides)), base, file, live, fields, None)
    status, merged = _status(sides, file, live), None
    if status is Status.MERGEABLE:
        merged = _merged(fields, file, live)
        status = status if merged else Status.CONFLICT
    return Compared(key, status, base, file, live, fields, merged)


def _fields(base: Entry | None, file: Entry | None, live: Entry | None) -> tuple[Field, ...]:
    """Return the fields in which the states that there are differ."""
    states = [state for state in (base, file, live) if state is not None]
    names = [
        name
        for name in type(states[0]).model_fields
        if any(getattr(state, name) != getattr(states[0], name) for state in states)
    ]
    values = {name: [getattr(state, name, None) for state in (base, file, live)] for name in names}
    return tuple(Field(name, _side(name, base, file, live), *values[name]) for name in names)


def _side(name: str, base: Entry | None, file: Entry | None, live: Entry | None) -> Side:
    def changed(state: Entry | None) -> bool:
        return state is not None and (base is None or getattr(state, name) != getattr(base, name))

    if changed(file) and changed(live):
        return Side.ALIKE if getattr(file, name) == getattr(live, name) else Side.CONFLICT
    return Side.FILE if changed(file) else Side.LIVE


def _one_sided(base: Entry | None, file: Entry | None, is_changed: bool) -> Status:
    if base is None:
        return Status.NEW_LIVE if file is None else Status.NEW_IN_FILE
    if is_changed:
        return Status.CONFLICT  # one side removed what the other changed
    return Status.REMOVED_IN_FILE if file is None else Status.REMOVED_LIVE


def _status(sides: set[Side], file: Entry, live: Entry) -> Status:
    if Side.CONFLICT in sides:
        return Status.CONFLICT
    if {Side.FILE, Side.LIVE} <= sides:
        return Status.MERGEABLE
    if Side.FILE in sides:
        return Status.FILE_CHANGED
    if Side.LIVE in sides:
        return Status.LIVE_CHANGED
    if file.version != live.version:
        return Status.LIVE_CHANGED if live.version > file.version else Status.FILE_CHANGED
    return Status.BOTH_ALIKE if sides else Status.SAME


def _merged[E: Entry](fields: tuple[Field, ...], file: E, live: E) -> E | None:
    """Return what is live with the changes of the file, under a version that is newer than both."""
    theirs = {field.name: field.file for field in fields if field.side is Side.FILE}
    version = max(file.version, live.version) + 1
    try:
        return type(live).model_validate({**dict(live), **theirs, VERSION: version})
    except ValidationError:
        return None  # each change fits by itself, both together do not
