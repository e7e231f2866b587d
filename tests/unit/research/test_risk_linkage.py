"""The attack on a release: what somebody who knows all quasi-identifiers can link."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.research.anonymise.anonymise import anonymise
from bot.research.columns import HIDDEN, QUASI, SENSITIVE
from bot.research.risk.homogeneity import Learnt
from bot.research.risk.linkage import attack, attack_knowing_codes
from bot.research.risk.matching import NotDistinct
from tests.unit.research.small_classes import FIRST, ROWS, classes_of, like, rows_of

ONE, MANY = 0b1, 0b11
OTHER = like(district="温县")


def truth_of(*parts):
    return pd.DataFrame([(*quasi, rows) for quasi, rows in parts], columns=[*QUASI, "rows"])


def released_of(*parts):
    lines = [(*quasi, rows, mask, MANY, MANY) for quasi, rows, mask in parts]
    return pd.DataFrame(lines, columns=[*QUASI, "rows", *SENSITIVE])


@settings(deadline=None, max_examples=8)
@given(ROWS, st.integers(2, 5))
def test_nobody_is_picked_from_what_was_anonymised_with_more_than_one_in_k(rows, k):
    classes = classes_of(rows)

    found = attack(classes, anonymise(classes, k).released, k)

    assert found.passes
    assert (found.links.to_one, found.links.to_few, found.links.unexplained) == (0, 0, 0)
    assert found.learnt["topic"].certain == 0


def test_the_chance_is_one_in_all_rows_that_fit():
    truth = truth_of((FIRST, 3), (OTHER, 2), (like(district="解放区"), 1))
    released = released_of((like(district="县（市）"), 3, MANY), (like(district=HIDDEN), 3, MANY))

    links = attack(truth, released, 3).links

    assert (links.highest, links.in_class) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert links.mean == pytest.approx((5 * 1 / 6 + 1 * 1 / 3) / 6)


def test_a_row_that_alone_fits_is_linked_and_the_release_does_not_pass():
    found = attack(truth_of((FIRST, 1), (OTHER, 3)), released_of((FIRST, 1, MANY), (OTHER, 3, MANY)), 2)

    assert not found.passes
    assert (found.links.to_one, found.links.to_few, found.links.highest) == (1, 1, 1.0)


def test_a_rare_class_is_not_covered_up_by_a_hidden_one_that_fits_as_well():
    released = released_of((FIRST, 1, MANY), (like(district=HIDDEN), 9, MANY))

    found = attack(truth_of((FIRST, 5), (OTHER, 5)), released, 5)

    assert not found.passes
    assert (found.links.highest, found.links.in_class) == (pytest.approx(1 / 9), 1.0)


def test_true_rows_that_fit_nothing_and_released_rows_that_nothing_explains_are_counted():
    found = attack(truth_of((FIRST, 4)), released_of((OTHER, 3, MANY)), 2)

    assert (found.links.to_none, found.links.unexplained, found.links.mean) == (4, 3, 0.0)


def test_cells_of_different_degrees_are_each_read_at_their_own():
    released = released_of((like(month="2026-Q4"), 3, MANY), (like(month="2026-10"), 2, MANY))

    links = attack(truth_of((FIRST, 3), (like(month="2026-10"), 2)), released, 2).links

    assert links.mean == pytest.approx((3 / 3 + 2 / 5) / 5)


def test_a_class_of_one_value_tells_it_to_who_knows_that_the_row_was_released():
    truth, released = truth_of((FIRST, 5), (OTHER, 4)), released_of((FIRST, 3, ONE), (OTHER, 4, MANY))

    found = attack(truth, released, 2)

    assert found.learnt["reluctance"] == Learnt(5, 0)
    assert found.learnt["link"] == Learnt(0, 0)


def test_a_class_that_holds_all_that_fit_tells_its_one_value_to_everybody():
    truth, released = (
        truth_of((FIRST, 3), (OTHER, 4)),
        released_of((FIRST, 3, ONE), (like(district=HIDDEN), 3, MANY)),
    )

    found = attack(truth, released, 2)

    assert found.learnt["reluctance"] == Learnt(0, 3)


def test_where_nothing_was_left_out_one_value_is_certain():
    truth = truth_of((FIRST, 3), (OTHER, 3))
    released = released_of((FIRST, 2, ONE), (like(district=HIDDEN), 4, ONE))

    assert attack(truth, released, 2).learnt["reluctance"] == Learnt(6, 6)


def test_a_release_of_nothing_passes():
    found = attack(truth_of((FIRST, 3)), released_of((FIRST, 3, ONE)).iloc[:0], 2)

    assert found.passes
    assert (found.links.highest, found.links.in_class, found.links.to_none) == (0.0, 0.0, 3)


def test_a_class_that_stands_twice_in_the_release_is_refused():
    with pytest.raises(NotDistinct):
        attack(truth_of((FIRST, 6)), released_of((FIRST, 3, ONE), (FIRST, 3, MANY)), 2)


def test_who_also_knows_the_codes_finds_what_is_rare_within_a_class():
    said = ("不敢为", "防错", "其他")
    rows = rows_of(*[(FIRST, said)] * 3, (FIRST, ("害怕为", "防错", "其他")))
    lines = rows.groupby([*QUASI, *SENSITIVE]).size().rename("rows").reset_index()

    links = attack_knowing_codes(lines, lines, 2)

    assert (links.to_one, links.highest) == (1, 1.0)
    assert links.mean == pytest.approx((3 / 3 + 1) / 4)


def test_the_attack_is_told_in_shares_and_no_number_of_true_rows():
    told = attack(truth_of((FIRST, 3), (OTHER, 4)), released_of((FIRST, 3, ONE)), 2).told()

    assert told["links"] == {
        "highest": 0.333333,
        "in_class": 0.333333,
        "mean": 0.14,
        "to_one": 0.0,
        "to_few": 0.0,
        "to_none": 0.57,
        "unexplained": 0,
    }
    assert told["learnt"]["reluctance"] == 0.43
    assert told["passes"] is True
