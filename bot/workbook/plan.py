"""What a workbook would change, row by row, before anything is saved. All of it is taken, or nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.content.checks import CheckTogether, in_the_way
from bot.content.entry import Entry
from bot.workbook.against import Around, planned
from bot.workbook.planned import STAYING, STOPPING, Planned, Status
from bot.workbook.problem import Problem
from bot.workbook.read import Id, Read


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

    def staying(self) -> int:
        """Return how many entries stay as they are live."""
        return sum(planned.status in STAYING for planned in self.rows) + len(self.absent)


def dry_run(read: Read, around: Around, check: CheckTogether) -> Plan:
    """Return what becomes of each row; `check` judges those that change as they would stand together.

    With a past, rows that nobody touched are told from conflicts.
    """
    present = {row.id for row in read.rows}
    around = replace(around, present=present)
    rows = [planned(row, around) for row in read.rows]
    return Plan(
        tuple(_judged(rows, check)), tuple(sorted(around.live.keys() - present)), read.problems, read.notes
    )


def _judged(rows: Sequence[Planned], check: CheckTogether) -> Iterator[Planned]:
    """Yield the rows with what the check finds; what is in the way of publishing makes a row a bad one."""
    changing = [row.entry for row in rows if row.status in (Status.NEW, Status.CHANGED) and row.entry]
    found = iter(check(changing))
    for row in rows:
        if row.status not in (Status.NEW, Status.CHANGED):
            yield row
        else:
            findings = next(found)
            status = Status.BAD if in_the_way(findings) else row.status
            yield replace(row, status=status, findings=tuple(findings))
