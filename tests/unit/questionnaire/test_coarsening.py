"""What is shown lets nobody compute a small number, even those who know the rule: the tests try to.

Every small table there is is made coarse; tables that look the same are laid beside each other. A number that
is not shown must differ among them, or it would be known.
"""

from collections import defaultdict
from itertools import product

import pytest

from bot.questionnaire.coarsening import Coarse, coarsened, sums


def test_all_is_shown_where_nothing_is_small() -> None:
    assert coarsened({"a": [5], "b": [9]}, 5) == Coarse(("a", "b"), ())


def test_one_small_number_takes_another_along_or_the_total_would_tell_it() -> None:
    assert coarsened({"a": [9], "b": [4], "c": [7], "d": [30]}, 5) == Coarse(("a", "c"), ("b", "d"))


def test_none_is_a_small_number_too() -> None:
    assert coarsened({"a": [9], "b": [0], "c": [7]}, 5) == Coarse(("a",), ("b", "c"))


def test_rest_is_not_small_itself() -> None:
    assert coarsened({"a": [9], "b": [1], "c": [2]}, 5) == Coarse((), ("a", "b", "c"))


def test_rest_of_which_each_would_be_known_to_be_just_too_small_is_joined_by_another() -> None:
    assert coarsened({"a": [4], "b": [4], "c": [9], "d": [9]}, 5) == Coarse(("c",), ("a", "b", "d"))


def test_nothing_is_shown_of_fewer_than_k_altogether() -> None:
    assert coarsened({"a": [2], "b": [2]}, 5) is None


def test_part_is_shown_only_if_each_of_its_cells_is() -> None:
    parts = {"a": [9, 9], "b": [9, 4], "c": [9, 9], "d": [6, 6]}
    assert coarsened(parts, 5) == Coarse(("a", "c"), ("b", "d"))


def test_what_another_table_shows_only_together_stays_together() -> None:
    assert coarsened({"a": [9], "b": [9], "c": [9]}, 5, joined=("a", "b")) == Coarse(("c",), ("a", "b"))


def test_who_joins_does_not_depend_on_how_much_it_is() -> None:
    for number in (5, 50, 500):
        assert coarsened({"a": [20], "b": [1], "c": [number]}, 5).rest == ("b", "c")


SHAPES = {  # parts, cells of each, the largest number, k
    "3 parts, k 2": (3, 1, 9, 2),
    "4 parts, k 2": (4, 1, 7, 2),
    "3 parts, k 3": (3, 1, 14, 3),
    "5 parts, k 2": (5, 1, 5, 2),
    "2 parts of 2, k 2": (2, 2, 6, 2),
    "3 parts of 2, k 2": (3, 2, 4, 2),
}


@pytest.mark.parametrize(("parts", "cells", "largest", "k"), SHAPES.values(), ids=SHAPES.keys())
def test_whoever_knows_the_rule_cannot_compute_a_hidden_number(
    parts: int, cells: int, largest: int, k: int
) -> None:
    alike = defaultdict(list)
    for flat in product(range(largest + 1), repeat=parts * cells):
        table = {part: flat[part * cells : (part + 1) * cells] for part in range(parts)}
        if coarse := coarsened(table, k):
            shown = tuple((group, tuple(sums(table, group))) for group in coarse.groups)
            alike[shown].append(table)
    assert len(alike) > 1
    for shown, tables in alike.items():
        hidden = shown[-1][0] if len(shown[-1][0]) > 1 else ()
        if sum(shown[-1][1]) + k <= largest:  # else tables with larger numbers would have to be among them
            for part, cell in product(hidden, range(cells)):
                assert len({table[part][cell] for table in tables}) > 1, (shown, tables)


@pytest.mark.parametrize(("parts", "cells", "largest", "k"), SHAPES.values(), ids=SHAPES.keys())
def test_nothing_that_is_shown_is_below_k(parts: int, cells: int, largest: int, k: int) -> None:
    for flat in product(range(largest + 1), repeat=parts * cells):
        table = {part: flat[part * cells : (part + 1) * cells] for part in range(parts)}
        coarse = coarsened(table, k)
        assert coarse is None or min(min(sums(table, group)) for group in coarse.groups) >= k
