"""The k-safe figures of the questionnaire: distributions, two cross tables, the quiz. No number is below k.

Answers that the paper speaks of stand first, as the last of a list joins the rest first. A cross table has
the lines that its distribution shows, and the second is never finer in its levels than the first, for both
have the totals of the levels in common.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Engine

from bot.concerns.codes import Level, Reluctance
from bot.questionnaire.coarsening import Coarse, coarsened, sums
from bot.questionnaire.codes import NONE, Awareness, Mark
from bot.questionnaire.quiz import POOL
from bot.questionnaire.reader import Held, read
from bot.questionnaire.wilson import wilson

UNSAID = ""  # the level was skipped
_RELUCTANCES = (
    *(Reluctance.FEAR, Reluctance.NO_WILL, Reluctance.NO_DARE),
    *(Reluctance.NO_ABILITY, Reluctance.NO_WISH),
)
ORDERS: dict[str, tuple[str, ...]] = {
    "awareness": (Awareness.SOME, Awareness.CLEAR, Awareness.LITTLE),
    "around": _RELUCTANCES,
    "own": (*_RELUCTANCES, NONE),
    "level": (*Level, UNSAID),
}
QUESTIONS = ("awareness", "around", "own")
CROSSED = ("awareness", "around")


class Share(NamedTuple):
    """How many gave one of these answers (several: the rest), and the 95 % interval of their share."""

    answers: tuple[str, ...]
    number: int
    share: float
    interval: tuple[float, float]


@dataclass(frozen=True)
class Cross:
    """A table by level: `cells[line][column]`; a line or column of several names is the rest."""

    lines: list[tuple[str, ...]]
    levels: list[tuple[str, ...]]
    cells: list[list[int]]


@dataclass(frozen=True)
class Figures:
    """What may be shown. A question that fewer than k answered is nowhere."""

    k: int
    answered: dict[str, int] = field(default_factory=dict)  # by question
    shares: dict[str, list[Share]] = field(default_factory=dict)
    crosses: dict[str, Cross] = field(default_factory=dict)
    quiz: dict[str, tuple[int, int]] = field(default_factory=dict)  # by statement: right, asked

    def __bool__(self) -> bool:
        """Say whether there is anything to show."""
        return bool(self.answered or self.quiz)


def figures(engine: Engine, k: int) -> Figures:
    """Return the figures; k is at least 2."""
    held, made = read(engine), Figures(k)
    finest: tuple[str, ...] = ()  # levels that a cross table before shows only together
    for question in QUESTIONS:
        answers = held.answers(question)
        coarse = coarsened({answer: [answers[answer]] for answer in ORDERS[question]}, k)
        if coarse is None:
            continue
        made.answered[question] = answers.total()
        made.shares[question] = [_share(answers, group) for group in coarse.groups]
        if question in CROSSED and (levels := _levels(held, question, coarse, k, finest)):
            made.crosses[question] = _cross(held, question, coarse, levels)
            finest = levels.rest
    made.quiz.update(_quiz(held, k))
    return made


def _share(answers: Counter[str], group: tuple[str, ...]) -> Share:
    number, of = sum(answers[answer] for answer in group), answers.total()
    return Share(group, number, number / of, wilson(number, of))


def _levels(held: Held, question: str, coarse: Coarse, k: int, joined: tuple[str, ...]) -> Coarse | None:
    """Return how the levels may be shown beside the answers; None when only all together, or not at all."""
    columns = _columns(held, question, coarse)
    found = coarsened(columns, k, joined) if len(coarse.groups) > 1 else None
    return found if found and found.shown else None


def _columns(held: Held, question: str, coarse: Coarse) -> dict[str, list[int]]:
    """Return by level the cells that stand below each other."""
    table = held.table(question, "level")
    return {
        level: [sum(table.get(level, Counter())[answer] for answer in group) for group in coarse.groups]
        for level in ORDERS["level"]
    }


def _cross(held: Held, question: str, coarse: Coarse, levels: Coarse) -> Cross:
    columns = _columns(held, question, coarse)
    cells = zip(*(sums(columns, group) for group in levels.groups), strict=True)
    return Cross(coarse.groups, levels.groups, [list(line) for line in cells])


def _quiz(held: Held, k: int) -> dict[str, tuple[int, int]]:
    """Return the statements of which those who were right and those who were not are k each, or more."""
    marks = {statement.name: held.statements.get(statement.name, Counter()) for statement in POOL}
    found = {name: (of_one[Mark.RIGHT], of_one.total()) for name, of_one in marks.items()}
    return {name: (right, asked) for name, (right, asked) in found.items() if min(right, asked - right) >= k}
