"""What a workbook would change, row by row, before anything is saved. All of it is taken, or nothing."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.content.entry import Entry
from bot.workbook.columns import heading
from bot.workbook.differences import Change, changes, settled
from bot.workbook.problem import Problem
from bot.workbook.read import Read, Row
from bot.workbook.references import dangling

type Id = tuple[str, str]  # kind and key
type Past = Callable[[str, str, int], Entry | None]  # an entry as it was live, by kind, key and version


class Status(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    UNTOUCHED = "untouched"  # somebody changed it live, and nobody in the workbook: live stays
    BAD = "bad"
    DANGLING = "dangling"  # it leads to what does not exist
    CONFLICT = "conflict"  # changed in the workbook, and live since the workbook was made


STOPPING = (Status.BAD, Status.DANGLING, Status.CONFLICT)


@dataclass(frozen=True)
class Planned:
    """A row, the entry that it makes, what becomes of it.

    In a conflict `changes` are those of the workbook, `theirs` those made live, if the past is known.
    """

    row: Row
    status: Status
    entry: Entry | None = None
    changes: tuple[Change, ...] = ()
    theirs: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What a workbook would change. `absent` stays as it is: what is not in the file is not deleted."""

    rows: tuple[Planned, ...]
    absent: tuple[Id, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    def is_clean(self) -> bool:
        """Say whether all of it can be taken."""
        return not self.problems and not any(planned.status in STOPPING for planned in self.rows)

    def drafts(self) -> list[Entry]:
        """Return the entries to save, each with the version it was made from; none unless all is clean."""
        wanted = (Status.NEW, Status.CHANGED) if self.is_clean() else ()
        return [planned.entry for planned in self.rows if planned.status in wanted and planned.entry]

    def counts(self) -> Counter[Status]:
        """Return how many rows there are of each status."""
        return Counter(planned.status for planned in self.rows)


def no_past(_kind: str, _key: str, _version: int) -> Entry | None:
    """Return nothing: nobody knows what was live before."""
    return None


def dry_run(read: Read, live: Mapping[Id, Entry], past: Past = no_past) -> Plan:
    """Return what becomes of each row. With a `past`, rows that nobody touched are told from conflicts."""
    known = {*live, *((row.kind, row.key) for row in read.rows if row.entry)}
    rows = tuple(_planned(row, live.get((row.kind, row.key)), past, known) for row in read.rows)
    present = {(row.kind, row.key) for row in read.rows}
    return Plan(rows, tuple(sorted(live.keys() - present)), read.problems, read.notes)


def _planned(row: Row, live: Entry | None, past: Past, known: Collection[Id]) -> Planned:
    if row.entry is None:
        return Planned(row, Status.BAD, problems=row.problems)
    if live is None:
        planned = Planned(row, Status.NEW, row.entry.model_copy(update={"version": 1}))
    else:
        planned = _compared(row, settled(row.entry, live), live, past)
    return _led_astray(planned, known) if planned.status in (Status.NEW, Status.CHANGED) else planned


def _compared(row: Row, entry: Entry, live: Entry, past: Past) -> Planned:
    """Return what becomes of a row whose entry is live."""
    if not (new := changes(live, entry)):
        return Planned(row, Status.SAME, entry)
    if entry.version == live.version:
        return Planned(row, Status.CHANGED, entry, new)
    gaps = {"yours": entry.version, "live": live.version}
    code = "changed_meanwhile" if entry.version < live.version else "unknown_version"
    problem = Problem(code, gaps, row.sheet, row.number)
    base = past(row.kind, row.key, entry.version) if entry.version < live.version else None
    if base is None:
        return Planned(row, Status.CONFLICT, entry, new, problems=(problem,))
    if not (ours := changes(base, settled(entry, base))):
        return Planned(row, Status.UNTOUCHED, live)
    return Planned(row, Status.CONFLICT, entry, ours, changes(base, live), (problem,))


def _led_astray(planned: Planned, known: Collection[Id]) -> Planned:
    """Return the row as dangling if its entry leads to what there is not."""
    row, entry = planned.row, planned.entry
    if entry is None or not (problems := list(dangling(entry, known))):
        return planned
    return replace(
        planned,
        status=Status.DANGLING,
        problems=tuple(
            problem.at(row.sheet, row.number, heading(type(entry), problem.path)) for problem in problems
        ),
    )
