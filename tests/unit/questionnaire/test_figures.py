"""The figures: shares with their intervals, and cross tables that cannot be solved for what they hide."""

import random
from collections.abc import Iterator

import numpy as np
import pytest
from scipy.optimize import linprog
from sqlalchemy import Engine

from bot.concerns.codes import Level, Reluctance
from bot.database import open_database
from bot.questionnaire.codes import NONE, Awareness, Cell, Mark
from bot.questionnaire.figures import ORDERS, UNSAID, Figures, figures
from bot.questionnaire.wilson import wilson
from tests.unit.questionnaire.sheets import handed_in

K = 5
CELLS = [(a, b, level) for a in Awareness for b in Reluctance for level in ORDERS["level"]]


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = open_database("sqlite://")
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("number", "of", "low", "high"),
    [(80, 100, 0.7112, 0.8666), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0)],
)
def test_interval_is_wilsons(number: int, of: int, low: float, high: float) -> None:
    assert wilson(number, of) == pytest.approx((low, high), abs=5e-5)


def test_share_is_of_those_who_answered_the_question(engine: Engine) -> None:
    handed_in(engine, {Cell(Awareness.SOME): 30, Cell(Awareness.CLEAR): 10, Cell(around=Reluctance.FEAR): 40})
    made = figures(engine, K)
    assert made.answered == {"awareness": 40, "around": 40}
    [some, rest] = made.shares["awareness"]
    assert (some.answers, some.number, some.share) == ((Awareness.SOME,), 30, 0.75)
    assert (rest.answers, rest.number) == ((Awareness.CLEAR, Awareness.LITTLE), 10)


def test_question_that_fewer_than_k_answered_is_nowhere(engine: Engine) -> None:
    handed_in(engine, {Cell(Awareness.SOME): 20, Cell(own=NONE): 4})
    assert set(figures(engine, K).shares) == {"awareness"}


def test_fewer_than_k_altogether_are_nothing(engine: Engine) -> None:
    handed_in(engine, {Cell(Awareness.SOME, Reluctance.FEAR, NONE, Level.TOWN): 4}, {("gain", Mark.RIGHT): 4})
    assert not figures(engine, K)


def test_cross_table_joins_levels_in_which_anything_is_rare(engine: Engine) -> None:
    several = {
        Cell(Awareness.SOME, level=Level.TOWN): 20,
        Cell(Awareness.CLEAR, level=Level.TOWN): 8,
        Cell(Awareness.LITTLE, level=Level.TOWN): 7,
        Cell(Awareness.SOME, level=Level.COUNTY): 30,
        Cell(Awareness.CLEAR, level=Level.COUNTY): 6,
        Cell(Awareness.LITTLE, level=Level.COUNTY): 2,
        Cell(Awareness.LITTLE): 9,
    }
    handed_in(engine, several)
    cross = figures(engine, K).crosses["awareness"]
    assert cross.levels[0] == (Level.TOWN,)
    assert set(cross.levels[1]) == {*Level, UNSAID} - {Level.TOWN}
    assert cross.cells == [[20, 30], [8, 6], [7, 11]]


def test_statement_is_shown_when_neither_the_right_nor_the_others_are_few(engine: Engine) -> None:
    marks = {
        ("gain", Mark.RIGHT): 5,
        ("gain", Mark.WRONG): 3,
        ("gain", Mark.UNSURE): 2,
        ("when", Mark.RIGHT): 50,
        ("when", Mark.WRONG): 4,
        ("more", Mark.WRONG): 50,
    }
    handed_in(engine, {}, marks)
    assert figures(engine, K).quiz == {"gain": (5, 10)}


def many(seed: int) -> dict[Cell, int]:
    """Return sheets of a few hundred people, of whom nobody skipped a question but perhaps the level."""
    lot = random.Random(seed)
    weights = [[lot.expovariate(1) for _ in of] for of in (Awareness, Reluctance, ORDERS["level"])]
    found: dict[Cell, int] = {}
    for _ in range(lot.choice([40, 150, 600])):
        drawn = [
            lot.choices(of, chances)[0]
            for of, chances in zip((list(Awareness), list(Reluctance), ORDERS["level"]), weights, strict=True)
        ]
        cell = Cell(drawn[0], drawn[1], "", drawn[2])
        found[cell] = found.get(cell, 0) + 1
    return found


def equations(made: Figures) -> tuple[np.ndarray, np.ndarray]:
    """Return what a reader knows: which sums of people are how many."""
    lines, numbers = [], []

    def knows(answers: dict[int, tuple[str, ...]], number: int) -> None:
        lines.append([all(cell[at] in among for at, among in answers.items()) for cell in CELLS])
        numbers.append(number)

    for at, question in enumerate(("awareness", "around")):
        for share in made.shares.get(question, []):
            knows({at: share.answers}, share.number)
        if cross := made.crosses.get(question):
            for line, row in zip(cross.lines, cross.cells, strict=True):
                for levels, number in zip(cross.levels, row, strict=True):
                    knows({at: line, 2: levels}, number)
    return np.array(lines, float), np.array(numbers, float)


def hidden(made: Figures, held: dict[Cell, int]) -> list[list[bool]]:
    """Return which people make up each number below k: cells of the two cross tables and of their margins."""
    groups = [
        {at: answer} for at, question in enumerate(("awareness", "around")) for answer in ORDERS[question]
    ]
    groups += [{**group, 2: level} for group in groups for level in ORDERS["level"]]
    counted = [(cell.awareness, cell.around, cell.level, number) for cell, number in held.items()]
    small = [
        group
        for group in groups
        if sum(one[3] for one in counted if all(one[at] == value for at, value in group.items())) < made.k
    ]
    return [[all(cell[at] == value for at, value in group.items()) for cell in CELLS] for group in small]


@pytest.mark.parametrize("seed", range(6))
def test_no_small_number_can_be_solved_for_from_all_that_is_shown(engine: Engine, seed: int) -> None:
    held = many(seed)
    handed_in(engine, held)
    made = figures(engine, K)
    known, numbers = equations(made)
    small = hidden(made, held)
    assert small
    for people in small:
        ends = [
            linprog(sign * np.array(people, float), A_eq=known, b_eq=numbers).fun * sign for sign in (1, -1)
        ]
        assert ends[1] - ends[0] >= 1, (made, people)
        assert ends[1] >= K  # nor that it is small


def test_cross_tables_are_shown_at_all(engine: Engine) -> None:
    handed_in(engine, many(0) | {cell: number * 20 for cell, number in many(2).items()})
    assert set(figures(engine, K).crosses) == {"awareness", "around"}
