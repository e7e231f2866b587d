"""Nothing below k can be computed from a cross table of the report, not even by who knows the rule."""

from collections import defaultdict
from itertools import product

import pytest

from bot.research.report.sections.grids import lines

DOWN, ACROSS = ("甲", "乙", "丙"), ("防错", "减错", "容错")
SHAPES = {
    "2 x 2": (2, 2, 9, 3),
    "1 x 3": (1, 3, 12, 3),
    "3 x 2, k = 2": (3, 2, 4, 2),
    "2 x 3, k = 2": (2, 3, 4, 2),
}


def tables(rows, columns, largest):
    """Yield all tables with numbers up to the largest; every row is known to hold something."""
    places = list(product(DOWN[:rows], ACROSS[:columns]))
    for flat in product(range(largest + 1), repeat=len(places)):
        table = dict(zip(places, flat, strict=True))
        if all(sum(table[row, column] for column in ACROSS[:columns]) for row in DOWN[:rows]):
            yield table


def shown(table, rows, columns, k):
    """Return what is shown of a table in a form that can be a key."""
    found = lines(table, DOWN[:rows], ACROSS[:columns], k)
    return tuple((line.names, tuple(line.cells.items()), line.rest) for line in found)


@pytest.mark.parametrize(("rows", "columns", "largest", "k"), SHAPES.values(), ids=SHAPES)
def test_no_number_below_k_is_shown_and_all_are_counted(rows, columns, largest, k):
    for table in tables(rows, columns, largest):
        numbers = [
            n for _names, cells, rest in shown(table, rows, columns, k) for n in (*dict(cells).values(), rest)
        ]
        assert all(number >= k or not number for number in numbers)
        assert sum(numbers) == sum(table.values()) or (not numbers and sum(table.values()) < k)


@pytest.mark.parametrize(("rows", "columns", "largest", "k"), SHAPES.values(), ids=SHAPES)
def test_whoever_knows_the_rule_cannot_compute_a_number_below_k(rows, columns, largest, k):
    alike = defaultdict(list)
    for table in tables(rows, columns, largest):
        alike[shown(table, rows, columns, k)].append(table)
    tried = 0
    for told, like in alike.items():
        if (
            told and max(total(line) for line in told) <= largest
        ):  # else some tables that are alike are missing
            tried += 1
            for place in like[0]:
                found = {table[place] for table in like}
                assert len(found) > 1 or min(found) >= k, (told, place, like)
    assert tried > 5


def total(line):
    _names, cells, rest = line
    return sum(dict(cells).values()) + rest


def test_a_small_cell_stands_in_the_rest_with_another():
    (line,) = lines({("甲", "防错"): 9, ("甲", "减错"): 2, ("甲", "容错"): 20}, ["甲"], ACROSS, 5)
    assert (line.cells, line.rest) == ({"防错": 9}, 22)


def test_a_small_row_is_shown_with_another_and_a_table_of_fewer_than_k_not_at_all():
    assert [line.names for line in lines({("甲", "防错"): 9, ("乙", "防错"): 2}, DOWN[:2], ACROSS, 5)] == [
        ("甲", "乙")
    ]
    assert lines({("甲", "防错"): 4}, DOWN[:1], ACROSS, 5) == []
