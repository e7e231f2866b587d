"""Two releases together: a class that grew by a few tells of the few."""

import pandas as pd
import pytest
from small_classes import FIRST, like

from bot.research.columns import QUASI
from bot.research.risk.difference import compare

OTHER = like(district="温县")


def table(*parts):
    lines = pd.DataFrame([(*quasi, rows) for quasi, rows in parts], columns=[*QUASI, "rows"])
    return lines.astype({"rows": "int64"})


@pytest.mark.parametrize(("rows", "passes"), [(9, True), (10, True), (11, False), (14, False), (15, True)])
def test_a_class_may_grow_by_k_or_not_at_all(rows, passes):
    found = compare(table((FIRST, 10)), table((FIRST, rows)), 5)

    assert found.passes is passes


def test_few_who_came_are_counted():
    found = compare(table((FIRST, 10), (OTHER, 10)), table((FIRST, 12), (OTHER, 11)), 5)

    assert (found.grew_by_few, found.new_and_few, found.rows) == (2, 0, 3)


def test_a_new_class_below_k_tells_of_single_concerns():
    found = compare(table((FIRST, 10)), table((FIRST, 10), (OTHER, 4)), 5)

    assert (found.passes, found.grew_by_few, found.new_and_few, found.same) == (False, 1, 1, 1)


def test_a_new_class_of_k_rows_passes():
    found = compare(table((FIRST, 10)), table((FIRST, 10), (OTHER, 5)), 5)

    assert (found.passes, found.grew) == (True, 1)


def test_classes_that_shrank_or_are_gone_are_counted_and_pass():
    found = compare(table((FIRST, 10), (OTHER, 5)), table((FIRST, 9)), 5)

    assert (found.passes, found.shrank, found.gone) == (True, 1, 1)


def test_a_first_release_of_large_classes_passes():
    assert compare(table(), table((FIRST, 5)), 5).passes
