"""The search: pruned, it finds what trying all degrees finds."""

import random
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.concerns.codes import Link, Reluctance
from bot.research.anonymise.ladders import ladders, useful
from bot.research.anonymise.limits import limits
from bot.research.anonymise.search import search
from bot.research.anonymise.suppression import suppressed
from bot.research.anonymise.table import MasksTooWide, merged, read
from bot.research.anonymise.view import view
from bot.research.topics import Topic
from tests.unit.research.small_classes import FIRST, ROWS, classes_of, like, rows_of

SAID = ("不敢为", "防错", "问责过重")


def every_node(table):
    for rungs in product(*([ladder[step] for step in useful(ladder)] for ladder in ladders(table))):
        yield view(table, rungs)


def some_rows():
    draw = random.Random(11)
    choices = [
        ["2026-10", "2026-11"],
        ["武陟县", "温县", "解放区", "未说"],
        ["乡镇", "村"],
        ["项目招商", "城建规划"],
        ["短"],
        ["已收到", "处理中"],
    ]
    said = ([*Reluctance][:3], [*Link][:3], [*Topic][:3])
    return rows_of(*((tuple(map(draw.choice, choices)), tuple(map(draw.choice, said))) for _ in range(30)))


def test_no_node_of_the_lattice_loses_less_than_the_one_found():
    table, asked = read(classes_of(some_rows())), limits(3, 2)

    found = search(table, asked)

    least = min(suppressed(seen, asked, np.inf).loss for seen in every_node(table))
    assert 0 < found.suppressed.loss < 1
    assert found.suppressed.loss == pytest.approx(least)


def test_of_every_node_more_rows_are_too_rare_for_a_larger_k():
    table = read(classes_of(some_rows()))

    for seen in every_node(table):
        few = limits(2, 2).are_met(seen.rows, seen.masks, seen.widths)
        fewer = limits(5, 2).are_met(seen.rows, seen.masks, seen.widths)
        assert (few | ~fewer).all()


@settings(deadline=None, max_examples=20)
@given(ROWS, st.integers(2, 5))
def test_a_ceiling_that_can_be_met_gives_the_same_and_one_that_cannot_gives_nothing_better(rows, k):
    table, asked = read(classes_of(rows)), limits(k, 2)
    seen = view(table, [ladder[0] for ladder in ladders(table)])
    free = suppressed(seen, asked, np.inf)

    same = suppressed(seen, asked, free.loss + 1e-9)
    lower = suppressed(seen, asked, free.loss - 1e-9)

    assert (same.hidden == free.hidden).all()
    assert lower is None or lower.loss >= free.loss - 1e-12


def test_a_quarter_loses_its_months_of_all_the_months_between_the_first_and_the_last():
    parts = [(like(month=month), SAID) for month in ("2026-01", "2026-02", "2026-12")]

    month = ladders(read(classes_of(rows_of(*parts))))[0]

    assert month[1].words == ("2026-Q1", "2026-Q4")
    assert list(month[1].penalty) == pytest.approx([2 / 11, 2 / 11])
    assert list(month[3].penalty) == [1.0]
    assert list(month[4].penalty) == [1.0]


def test_what_was_not_said_loses_nothing_until_it_is_hidden():
    field = ladders(read(classes_of(rows_of((like(field="未说"), SAID)))))[3]

    assert [list(rung.penalty) for rung in field] == [[0.0], [0.0], [1.0]]


def test_merging_adds_rows_and_joins_masks_whether_keys_are_many_or_few():
    keys, rows, masks = np.array([7, 2, 7]), np.array([1, 2, 3]), np.array([0b001, 0b010, 0b100])

    for size in (8, 10**9):
        found = merged(keys, size, rows, masks)
        assert list(found.keys) == [2, 7]
        assert list(found.place) == [1, 0, 1]
        assert list(found.rows) == [2, 4]
        assert list(found.masks) == [0b010, 0b101]


def test_only_degrees_that_join_values_are_tried():
    parts = [
        (like(month=month, level=level), SAID)
        for month in ("2026-10", "2026-11")
        for level in ("乡镇", "县直")
    ]

    month, district, level, *_ = (useful(ladder) for ladder in ladders(read(classes_of(rows_of(*parts)))))

    assert (month, district, level) == ([0, 1], [0], [0, 2])


def test_masks_that_no_integer_holds_are_refused():
    classes = classes_of(rows_of((FIRST, SAID))).assign(topic=1 << 61)

    with pytest.raises(MasksTooWide):
        read(classes)
