"""Hold a row of a workbook against what is live."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from bot.answers.model import Answer
from bot.content.difference import as_text
from bot.content.entry import NEW_KEY, Entry
from bot.content.names import name_of
from bot.workbook.columns import heading
from bot.workbook.planned import STAYING, Planned, Status
from bot.workbook.problem import Problem
from bot.workbook.read import Id, Row

type Past = Callable[[str, str, int], Entry | None]  # an entry as it was live, by kind, key and version

NO_WORDING = ("key", "version")


def no_past(_kind: str, _key: str, _version: int) -> Entry | None:
    """Return nothing: nobody knows what was live before."""
    return None


@dataclass(frozen=True)
class Around:
    """What there is beside a row: live entries, their past, drafts, and the rows of the workbook."""

    live: Mapping[Id, Entry]
    past: Past = no_past
    drafted: Collection[Id] = ()
    present: Collection[Id] = ()


def planned(row: Row, around: Around) -> Planned:
    """Return what becomes of a row, before anything is said of its wording."""
    live = around.live.get(row.id)
    if row.entry is None:
        return Planned(row, Status.BAD, live=live, problems=row.problems)
    if live is None:
        found = _new(row, row.entry, around)
    else:
        found = _compared(row, _settled(row.entry, live), live, around.past)
    is_free = found.status in STAYING or row.id not in around.drafted
    return found if is_free else _bad(found, "drafted")


def _new(row: Row, entry: Entry, around: Around) -> Planned:
    """Return a row with a key of its own: a new entry, or one whose key was changed by mistake."""
    fresh = {"version": 1, **({"number": 0} if isinstance(entry, Answer) else {})}
    found = Planned(row, Status.NEW, entry.model_copy(update=fresh))
    gone = (one for key, one in around.live.items() if key not in around.present)
    if former := next((one for one in gone if _is_meant(entry, one)), None):
        found = replace(found, live=former)
        return _bad(found, "key_changed", "key", name=name_of(former), former=former.key)
    return found if NEW_KEY.fullmatch(entry.key) else _bad(found, "bad_new_key", "key", value=entry.key)


def _compared(row: Row, entry: Entry, live: Entry, past: Past) -> Planned:
    """Return what becomes of a row whose entry is live."""
    found = Planned(row, Status.CHANGED, entry, live)
    if _is_same(live, entry):
        return replace(found, status=Status.SAME)
    if "version" not in entry.model_fields_set or entry.version > live.version:
        return _bad(found, "locked_cell", "version", live=live.version)
    if entry.version < live.version:
        return _overtaken(found, entry, live, past(row.kind, row.key, entry.version))
    if isinstance(entry, Answer) and isinstance(live, Answer) and entry.number != live.number:
        return _bad(found, "locked_cell", "number", live=live.number)
    return found


def _overtaken(found: Planned, entry: Entry, live: Entry, base: Entry | None) -> Planned:
    """Return what becomes of a row whose entry was changed live since."""
    if base and _is_same(base, entry):
        return replace(found, status=Status.UNTOUCHED)
    problem = Problem("changed_meanwhile", {"yours": entry.version, "live": live.version})
    problem = problem.at(found.row.sheet, found.row.number)
    return replace(found, status=Status.CONFLICT, base=base, problems=(problem,))


def _bad(found: Planned, code: str, field: str = "", **gaps: str | int) -> Planned:
    problem = Problem(code, gaps, found.row.sheet, found.row.number, heading((field,)), field)
    return replace(found, status=Status.BAD, problems=(problem,))


def _is_same(one: Entry, other: Entry) -> bool:
    """Say whether two entries read alike; the version is none of it, nor are blanks at the end."""
    fields = [name for name in type(one).model_fields if name not in NO_WORDING]
    return all(as_text(getattr(one, name)) == as_text(getattr(other, name)) for name in fields)


def _is_meant(entry: Entry, other: Entry) -> bool:
    """Say whether a row is likely to be that of another entry, of the same number or the same name."""
    if isinstance(entry, Answer) and isinstance(other, Answer) and entry.number:
        return entry.number == other.number
    return entry.kind == other.kind and name_of(entry) == name_of(other)


def _settled(entry: Entry, other: Entry) -> Entry:
    """Return `entry` with the blanks at the end of its texts as in `other`: nobody sees them in a cell."""
    texts = ((name, getattr(entry, name), getattr(other, name)) for name in type(entry).model_fields)
    alike = {
        name: theirs
        for name, ours, theirs in texts
        if isinstance(ours, str) and isinstance(theirs, str) and ours.rstrip() == theirs.rstrip()
    }
    return entry.model_copy(update=alike)
