"""A plan of a workbook as its page shows it: what to mend line by line, then what would change."""

from typing import NamedTuple

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.console.catalogue import Catalogue
from bot.console.in_words import InWords
from bot.console.render import said
from bot.content.checks import Problem as Finding
from bot.content.checks import in_the_way
from bot.content.difference import Change, differences
from bot.content.entry import Entry
from bot.content.kinds import KINDS
from bot.workbook.columns import columns
from bot.workbook.plan import Plan
from bot.workbook.planned import STAYING, STOPPING, Planned
from bot.workbook.problem import Problem
from bot.workbook.words import say


class Line(NamedTuple):
    """One thing to mend, or to know: where it stands in the file, of which entry, and what to do."""

    sheet: str
    row: int  # 0: the whole sheet, or the file
    entry: Entry | None
    column: str
    wording: str


class Shown(NamedTuple):
    """One row: its fields before and after, those that others changed meanwhile, what is to be looked at."""

    planned: Planned
    changes: list[Change]
    theirs: list[Change]
    hints: list[Line]


def to_mend(plan: Plan) -> list[Line]:
    """Return everything that keeps the workbook out, in the order of the file."""
    rows = [planned for planned in plan.rows if planned.status in STOPPING]
    return [*map(_line, plan.problems), *(line for planned in rows for line in _faults(planned))]


def to_know(plan: Plan) -> list[Line]:
    """Return what was passed over."""
    return [_line(note) for note in plan.notes]


def to_read(plan: Plan, catalogue: Catalogue) -> list[Shown]:
    """Return the rows that make an entry other than the one that is live, in the order of the file."""
    rows = [planned for planned in plan.rows if planned.entry and planned.status not in STAYING]
    entries = [planned.entry for planned in rows]
    answers = {entry.key: entry for entry in entries if isinstance(entry, Answer)}
    cards = {entry.key: entry for entry in entries if isinstance(entry, Channel)}
    in_words = InWords({**answers, **catalogue.answers()}, {**cards, **catalogue.cards()})
    return [_shown(planned, in_words) for planned in rows]


def _shown(planned: Planned, in_words: InWords) -> Shown:
    def between(before: Entry | None, after: Entry | None) -> list[Change]:
        bodies = [in_words(one.model_dump(mode="json")) if one else {} for one in (before, after)]
        return differences(*bodies)

    hints = [_of(planned, finding) for finding in planned.findings if finding.is_hint]
    theirs = between(planned.base, planned.live) if planned.base else []
    return Shown(planned, between(planned.base or planned.live, planned.entry), theirs, hints)


def _faults(planned: Planned) -> list[Line]:
    """Return what is wrong with a row, in the order of its columns."""
    order = [column.heading for column in columns(KINDS[planned.row.kind])]
    lines = [_line(problem, planned) for problem in planned.problems]
    lines += [_of(planned, finding) for finding in in_the_way([*planned.findings])]
    return sorted(lines, key=lambda line: order.index(line.column) if line.column in order else -1)


def _line(problem: Problem, planned: Planned | None = None) -> Line:
    entry = (planned.live or planned.entry) if planned else None
    return Line(problem.sheet, problem.row, entry, problem.column, say(problem))


def _of(planned: Planned, finding: Finding) -> Line:
    row, entry = planned.row, planned.live or planned.entry
    wording = said("problems", finding.code, finding.gaps)
    return Line(row.sheet, row.number, entry, _heading(row.kind, finding.field), wording)


def _heading(kind: str, field: str) -> str:
    fitting = (column.heading for column in columns(KINDS[kind]) if column.path[0] == field)
    return next(fitting, "")
