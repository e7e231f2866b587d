"""Anonymising: every released class is large and mixed enough, whatever is read."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.research.anonymise.anonymise import anonymise
from bot.research.anonymise.limits import LimitTooLow
from bot.research.anonymise.table import ValueMissing
from bot.research.columns import HIDDEN, QUASI, SENSITIVE
from bot.research.hierarchies import coarsened
from tests.unit.research.small_classes import FIRST, ROWS, classes_of, like, rows_of

TO = [f"to_{column}" for column in QUASI]
A, B = ("不敢为", "防错", "问责过重"), ("不会为", "容错", "能力本领")


def released_rows(found, classes):
    rows = found.mapping.assign(rows=classes["rows"])
    return rows[rows["kept"]].groupby(TO)["rows"].sum()


@settings(deadline=None, max_examples=8)
@given(ROWS, st.integers(2, 6))
def test_every_released_class_has_k_rows(rows, k):
    classes = classes_of(rows)

    found = anonymise(classes, k, 1)

    assert (released_rows(found, classes) >= k).all()


@settings(deadline=None, max_examples=8)
@given(ROWS, st.integers(2, 4), st.integers(2, 3))
def test_every_released_class_has_l_values_of_each_sensitive_column(rows, k, least):
    classes = classes_of(rows)
    found = anonymise(classes, k, least)

    both = rows.merge(found.mapping[found.mapping["kept"]], on=list(QUASI))
    values = both.groupby(TO)[list(SENSITIVE)].nunique()

    assert (values >= least).all(axis=None)


@settings(deadline=None, max_examples=8)
@given(ROWS, st.integers(2, 6))
def test_a_released_cell_is_hidden_or_the_truth_at_the_degree_of_its_column(rows, k):
    found = anonymise(classes_of(rows), k)

    for column in QUASI:
        step = found.degrees[column]
        truth = [coarsened(column, value, step) for value in found.mapping[column]]
        cells = found.mapping[f"to_{column}"]
        assert ((cells == truth) | (cells == HIDDEN)).all()


@settings(deadline=None, max_examples=8)
@given(ROWS, st.integers(2, 6))
def test_the_mapping_covers_every_class_in_its_order(rows, k):
    classes = classes_of(rows)

    found = anonymise(classes, k)

    pd.testing.assert_frame_equal(found.mapping[list(QUASI)], classes[list(QUASI)])


@settings(deadline=None, max_examples=8)
@given(ROWS, st.integers(2, 6))
def test_the_released_classes_are_those_of_the_mapping(rows, k):
    classes = classes_of(rows)

    found = anonymise(classes, k)

    mapped = {tuple(key): int(count) for key, count in released_rows(found, classes).items()}
    assert {tuple(row[:6]): row[6] for row in found.released.to_numpy()} == mapped


@settings(deadline=None, max_examples=8)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_classes_changes_nothing(rows, order):
    classes = classes_of(rows)
    places = list(range(len(classes)))
    order.shuffle(places)

    there = anonymise(classes, 3)
    here = anonymise(classes.iloc[places], 3)

    assert (here.degrees, here.loss) == (there.degrees, there.loss)
    pd.testing.assert_frame_equal(here.mapping.sort_index(), there.mapping)
    pd.testing.assert_frame_equal(here.released, there.released)


def test_what_is_safe_is_released_as_it_is():
    classes = classes_of(rows_of((FIRST, A), (FIRST, B), (FIRST, A)))

    found = anonymise(classes, 3)

    assert tuple(found.mapping[TO].iloc[0]) == FIRST
    assert (found.loss.overall, found.loss.suppressed) == (0.0, 0)


def test_single_cells_of_rare_rows_are_hidden_before_the_rest_is_made_coarse():
    many = [(FIRST, A), (FIRST, B)] * 50
    rare = [(like(month="2026-10", field="财政审计", status="已到期"), A)]
    rare += [(like(month="2026-10", field="财政审计", status="已收到"), B)]

    found = anonymise(classes_of(rows_of(*many, *rare)), 2)

    assert set(found.degrees.values()) == {0}
    cells = found.released.set_index("month").loc["2026-10"]
    assert (cells["status"], cells["field"], cells["rows"]) == (HIDDEN, "财政审计", 2)
    assert found.loss.columns["status"].hidden == pytest.approx(2 / 102)


def test_of_two_cells_that_lose_the_same_the_less_important_is_hidden():
    many = [(FIRST, A), (FIRST, B)] * 50
    alone = {"month": "2026-10", "field": "财政审计"}
    rare = [
        (like(**alone, length="长", status="已到期"), A),
        (like(**alone, length="长", status="处理中"), B),
        (like(**alone, length="中", status="处理中"), A),
    ]

    found = anonymise(classes_of(rows_of(*many, *rare)), 2)

    cells = found.mapping[found.mapping["month"] == "2026-10"].set_index(["length", "status"])
    assert (cells.loc[("长", "已到期"), "to_status"], cells.loc[("长", "处理中"), "to_status"]) == (
        HIDDEN,
        HIDDEN,
    )
    assert cells.loc[("长", "处理中"), "to_length"] == "长"


def test_values_are_made_coarse_where_that_loses_less_than_hiding_cells():
    parts = [
        (like(district=place), said)
        for place in ("武陟县", "温县", "修武县", "博爱县", "沁阳市", "孟州市")
        for said in (A, B)
    ]

    found = anonymise(classes_of(rows_of(*parts)), 3)

    assert found.degrees == dict.fromkeys(QUASI, 0) | {"district": 1}
    assert tuple(found.released["district"]) == ("县（市）",)
    assert found.loss.overall == pytest.approx(5 / 11 / 6)


def test_a_class_in_which_all_fear_the_same_is_not_released_as_it_is():
    parts = [(FIRST, A)] * 9 + [(like(district="温县"), B)]

    found = anonymise(classes_of(rows_of(*parts)), 2, 2)

    assert list(found.released["rows"]) == [10]


def test_l_of_one_lets_a_class_be_of_one_value():
    found = anonymise(classes_of(rows_of(*[(FIRST, A)] * 9)), 2, 1)

    assert (found.loss.suppressed, len(found.released)) == (0, 1)


def test_a_table_of_fewer_than_k_rows_is_left_out_whole():
    found = anonymise(classes_of(rows_of((FIRST, A), (FIRST, B))), 3)

    assert not found.mapping["kept"].any()
    assert found.released.empty
    assert (found.loss.suppressed, found.loss.rows) == (2, 2)
    assert found.loss.overall == pytest.approx(1)


def test_an_empty_table_loses_nothing():
    empty = classes_of(rows_of((FIRST, A))).iloc[:0]

    found = anonymise(empty, 5)

    assert found.mapping.empty
    assert list(found.mapping.columns) == [*QUASI, *TO, "kept"]
    assert list(found.released.columns) == [*QUASI, "rows", *SENSITIVE]
    assert (found.loss.overall, found.loss.suppressed) == (0.0, 0)


def test_a_missing_value_is_refused_rather_than_left_out_of_all_classes():
    classes = classes_of(rows_of((FIRST, A), (FIRST, B))).assign(district=None)

    with pytest.raises(ValueMissing):
        anonymise(classes, 2)


@pytest.mark.parametrize(("k", "least"), [(1, 2), (0, 1), (5, 0)])
def test_limits_that_protect_nobody_are_refused(k, least):
    with pytest.raises(LimitTooLow):
        anonymise(classes_of(rows_of((FIRST, A))), k, least)


def test_the_loss_is_told_of_released_rows_in_two_digits_from_which_no_number_of_rows_follows():
    parts = [(like(district=place), said) for place in ("武陟县", "温县", "修武县") for said in (A, B)]

    told = anonymise(classes_of(rows_of(*parts)), 3).loss.told()

    assert told["overall"] == 0.08
    assert told["columns"]["district"] == {"coarsened": 1.0, "hidden": 0.0, "penalty": 0.45}
    assert told.keys() == {"overall", "columns"}
