"""What a release has lost, and at which degrees its cells stand, whichever releases they were shaped in."""

import numpy as np
import pandas as pd
import pytest

from bot.research.anonymise.degrees import degrees
from bot.research.anonymise.joining import TO
from bot.research.anonymise.losing import loss_of
from bot.research.columns import HIDDEN, QUASI
from tests.unit.research.small_classes import FIRST, like


def mapping(*parts):
    """Return a mapping: each (quasi-identifiers, what they are released as, whether they are kept)."""
    return pd.DataFrame([(*quasi, *to, kept) for quasi, to, kept in parts], columns=[*QUASI, *TO, "kept"])


AS_IT_IS, COARSER, HIDES = FIRST, like(district="县（市）"), like(district=HIDDEN)


@pytest.mark.parametrize(
    ("to", "penalty"), [(AS_IT_IS, 0), (COARSER, 5 / 11), (HIDES, 1)], ids=["as it is", "coarser", "hidden"]
)
def test_a_cell_loses_by_how_many_values_it_may_be(to, penalty):
    found = loss_of(mapping((FIRST, to, True)), np.array([3]))
    assert found.columns["district"].penalty == pytest.approx(penalty)
    assert found.overall == pytest.approx(penalty / len(QUASI))


def test_cells_of_several_degrees_count_by_their_rows():
    found = loss_of(mapping((FIRST, AS_IT_IS, True), (FIRST, HIDES, True)), np.array([3, 1]))
    assert (found.columns["district"].hidden, found.columns["district"].coarsened) == (0.25, 0)


def test_a_row_that_is_left_out_has_lost_all_and_is_in_no_column():
    found = loss_of(mapping((FIRST, COARSER, True), (FIRST, HIDES, False)), np.array([3, 1]))
    assert found.columns["district"].hidden == 0
    assert found.overall == pytest.approx((3 * 5 / 11 / len(QUASI) + 1) / 4)
    assert (found.rows, found.suppressed) == (4, 1)


def test_a_word_of_a_release_that_no_degree_explains_any_more_has_lost_all():
    found = loss_of(mapping((FIRST, like(district="沿河"), True)), np.array([3]))
    assert found.columns["district"].penalty == 1


def test_degrees_are_those_that_occur_and_hidden_cells_are_left_out():
    found = degrees(mapping((FIRST, AS_IT_IS, True), (FIRST, COARSER, True), (FIRST, HIDES, True)))
    assert found["district"] == [0, 1]
    assert found["level"] == [0]


def test_a_column_of_which_all_is_hidden_stands_at_its_last_degree():
    assert degrees(mapping((FIRST, HIDES, True), (FIRST, AS_IT_IS, False)))["district"] == [2]


def test_a_word_that_is_the_same_at_several_degrees_adds_none():
    other = like(field="其他工作")
    coarse = like(field="建设发展")
    assert degrees(mapping((FIRST, coarse, True), (other, other, True)))["field"] == [1]
    assert degrees(mapping((other, other, True)))["field"] == [0]
