"""The degrees of detail: each value has a place at each degree, and steps only ever join values."""

import pytest

from bot.research.columns import HIDDEN, QUASI, RELEASED, UNSAID
from bot.research.hierarchies import STEPS, coarsened

MONTHS = tuple(f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13))
VALUES = {column.name: column.values or MONTHS for column in RELEASED if column.name in QUASI}


@pytest.mark.parametrize("column", QUASI)
def test_a_coarser_degree_only_joins_values_that_a_finer_one_parts(column):
    for step in range(1, STEPS[column]):
        finer = {}
        for value in VALUES[column]:
            below, above = coarsened(column, value, step - 1), coarsened(column, value, step)
            assert finer.setdefault(below, above) == above


@pytest.mark.parametrize("column", QUASI)
def test_a_word_means_the_same_values_at_whatever_degree_it_stands(column):
    meant = {}
    for step in range(STEPS[column]):
        here = {}
        for value in VALUES[column]:
            here.setdefault(coarsened(column, value, step), set()).add(value)
        for word, values in here.items():
            assert meant.setdefault(word, values) == values


@pytest.mark.parametrize("column", QUASI)
def test_the_last_degree_says_nothing(column):
    assert {coarsened(column, value, STEPS[column] - 1) for value in VALUES[column]} == {HIDDEN}


@pytest.mark.parametrize("column", ["district", "level", "field"])
def test_what_was_not_said_stays_so_until_it_is_hidden(column):
    assert [coarsened(column, UNSAID, step) for step in range(3)] == [UNSAID, UNSAID, HIDDEN]


def test_a_month_becomes_a_quarter_a_half_and_a_year():
    assert [coarsened("month", "2026-07", step) for step in range(4)] == [
        "2026-07",
        "2026-Q3",
        "2026-H2",
        "2026",
    ]
