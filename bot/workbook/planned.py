"""What becomes of one row of a workbook."""

from dataclasses import dataclass
from enum import StrEnum

from bot.content.checks import Problem as Finding
from bot.content.entry import Entry
from bot.workbook.problem import Problem
from bot.workbook.read import Row


class Status(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    UNTOUCHED = "untouched"  # somebody changed it live, and nobody in the workbook: live stays
    BAD = "bad"
    CONFLICT = "conflict"  # changed in the workbook, and live since the workbook was made


STOPPING = (Status.BAD, Status.CONFLICT)
STAYING = (Status.SAME, Status.UNTOUCHED)


@dataclass(frozen=True)
class Planned:
    """A row, the entry that it makes, and what becomes of it.

    `live` is what is live under its key; `base`, in a conflict, what the row was made from, if that is known.
    `problems` are of the workbook; `findings` are the check's, and those that are hints stop nothing.
    """

    row: Row
    status: Status
    entry: Entry | None = None
    live: Entry | None = None
    base: Entry | None = None
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
