"""The figures of a release: worked out by hand, by counting, and by pyCANON."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings

from bot.research.columns import HIDDEN, QUASI, SENSITIVE
from bot.research.risk import by_pycanon
from bot.research.risk.by_pycanon import agree, pycanon_figures, whole_classes
from bot.research.risk.counts import counted
from bot.research.risk.figures import figures
from bot.research.risk.measure import measure
from tests.unit.research.small_classes import FIRST, ROWS, like, rows_of

OTHER = like(district="温县")
FOUR = [
    ("不敢为", "防错", "其他"),
    ("不敢为", "防错", "其他"),
    ("不会为", "防错", "其他"),
    ("不会为", "容错", "落实存疑"),
]
TWO = [("不敢为", "防错", "其他"), ("害怕为", "容错", "落实存疑")]
HAND = rows_of(*((FIRST, said) for said in FOUR), *((OTHER, said) for said in TWO))


def larger_of(*parts):
    return pd.DataFrame([(*quasi, rows) for quasi, rows in parts], columns=[*QUASI, "rows"])


LARGER = larger_of((FIRST, 8), (OTHER, 4), (like(district="修武县"), 1))


@pytest.mark.parametrize("compute", [lambda rows: figures(counted(rows)), pycanon_figures])
def test_both_ways_give_the_figures_worked_out_by_hand(compute):
    found = compute(HAND)

    assert (found.rows_measured, found.k, found.l) == (6, 2, 2)
    assert found.t == pytest.approx({"reluctance": 1 / 3, "link": 1 / 6, "topic": 1 / 6})


def test_entropy_l_is_exact_by_counting_and_rounded_down_by_pycanon():
    least_mixed = -(0.75 * math.log(0.75) + 0.25 * math.log(0.25))

    assert figures(counted(HAND)).entropy_l == pytest.approx(math.exp(least_mixed))
    assert pycanon_figures(HAND).entropy_l == 1


@settings(deadline=None, max_examples=10)
@given(ROWS)
def test_both_ways_agree_whatever_the_rows(rows):
    assert agree(figures(counted(rows)), pycanon_figures(rows))


def test_a_difference_is_seen():
    ours = figures(counted(HAND))

    assert not agree(ours, pycanon_figures(HAND.iloc[1:]))
    assert not agree(ours, pycanon_figures(HAND.assign(link=HAND["link"].replace("容错", "防错"))))


def test_pycanon_is_given_rows_numbered_from_0():
    assert pycanon_figures(HAND.iloc[::-1]) == pycanon_figures(HAND)


def test_lines_that_stand_for_several_rows_give_the_same_as_single_rows():
    columns = [*QUASI, *SENSITIVE]
    lines = HAND.groupby(columns).size().rename("rows").reset_index()

    assert measure(lines, LARGER, 3) == measure(HAND, LARGER, 3)


def test_many_rows_are_drawn_by_whole_classes_and_the_result_says_how_many(monkeypatch):
    monkeypatch.setattr(by_pycanon, "CLASSES", 1)

    found = measure(HAND, LARGER, 3)

    assert (found.pycanon.by, found.figures.by) == ("pycanon", "counts")
    assert found.pycanon.rows_measured in {2, 4}
    assert found.figures.rows_measured == 6
    assert found.agrees


def test_the_same_seed_draws_the_same_classes(monkeypatch):
    monkeypatch.setattr(by_pycanon, "ROWS", 4)
    drawn = [whole_classes(HAND, counted(HAND), 5) for _ in range(2)]

    pd.testing.assert_frame_equal(*drawn)
    assert len(drawn[0].drop_duplicates(list(QUASI))) == 1


def test_where_no_class_is_small_enough_the_smallest_is_measured(monkeypatch):
    monkeypatch.setattr(by_pycanon, "ROWS", 1)

    assert measure(HAND, LARGER, 3).pycanon.rows_measured == 2


def test_who_knows_that_somebody_is_in_the_release_is_right_once_in_a_class():
    found = measure(HAND, LARGER, 3).prosecutor.as_dict()

    assert found == {"highest": 0.5, "mean": round(2 / 6, 6), "above": round(2 / 6, 6)}


def test_who_does_not_know_it_is_right_once_in_all_that_look_the_same():
    found = measure(HAND, LARGER, 5).journalist.as_dict()

    assert found == {"highest": 0.25, "mean": round((4 / 8 + 2 / 4) / 6, 6), "above": round(2 / 6, 6)}


def test_a_hidden_cell_looks_like_every_value():
    released = HAND.assign(district=HAND["district"].replace("温县", HIDDEN))

    found = measure(released, LARGER, 5).journalist.as_dict()

    assert found == {"highest": 0.125, "mean": round((4 / 8 + 2 / 13) / 6, 6), "above": 0.0}


def test_a_release_without_rows_has_no_risk():
    found = measure(HAND.iloc[:0], LARGER, 5)

    assert found.agrees
    assert (found.figures.k, found.pycanon.rows_measured, found.prosecutor.highest) == (0, 0, 0.0)
    assert (found.classes, found.journalist.mean) == (0, 0.0)


def test_nothing_is_told_that_rows_which_are_not_released_change():
    more = larger_of((FIRST, 80), (OTHER, 40), (like(district="修武县"), 10))
    told = measure(HAND, LARGER, 5).as_dict()
    assert told == measure(HAND, more, 5).as_dict()
    assert told["journalist"] == {"at_most": told["prosecutor"]["highest"]}
