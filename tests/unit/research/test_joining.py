"""What was released keeps its shape, and is left out where too few of it remain."""

import pandas as pd
import pytest

from bot.research.anonymise.joining import TO, joined
from bot.research.anonymise.limits import limits
from bot.research.columns import HIDDEN, QUASI, SENSITIVE
from bot.research.shapes.numbering import NEW
from tests.unit.research.small_classes import FIRST, like

SHAPE = (*like(district="县（市）"),)
BOTH = 0b11  # two values of a sensitive column


def table(*parts):
    """Return classes: each (quasi-identifiers, number of its shape, rows, mask of each sensitive column)."""
    rows = [(*quasi, shape, rows, *[mask] * len(SENSITIVE)) for quasi, shape, rows, mask in parts]
    return pd.DataFrame(rows, columns=[*QUASI, "shape", "rows", *SENSITIVE])


def fresh(classes, to, *, kept=True):
    """Return the mapping of the classes without a shape: all become `to`."""
    new = classes[classes["shape"] == NEW]
    words = {name: [value] * len(new) for name, value in zip(TO, to, strict=True)}
    return new[list(QUASI)].assign(**words, kept=kept)


def test_a_class_in_a_shape_becomes_it():
    classes = table((FIRST, 0, 5, BOTH))
    found = joined(classes, fresh(classes, SHAPE), [SHAPE], limits(5, 2))
    assert found[TO].to_numpy().tolist() == [list(SHAPE)]
    assert found["kept"].tolist() == [True]


@pytest.mark.parametrize(("rows", "mask"), [(4, BOTH), (5, 0b1)], ids=["one withdrawn", "a code corrected"])
def test_what_is_left_of_a_shape_is_left_out_when_it_protects_no_more(rows, mask):
    classes = table((FIRST, 0, rows, mask))
    assert joined(classes, fresh(classes, SHAPE), [SHAPE], limits(5, 2))["kept"].tolist() == [False]


def test_those_who_come_to_the_same_shape_do_not_make_up_for_those_who_went():
    classes = table((FIRST, 0, 4, BOTH), (FIRST, NEW, 5, BOTH))
    found = joined(classes, fresh(classes, SHAPE), [SHAPE], limits(5, 2))
    assert found["kept"].tolist() == [False, True]


def test_those_of_two_releases_in_the_same_shape_are_looked_at_apart():
    classes = table((FIRST, 0, 5, BOTH), (FIRST, 1, 4, BOTH), (FIRST, 2, 5, 0b1))
    found = joined(classes, fresh(classes, SHAPE), [SHAPE, SHAPE, SHAPE], limits(5, 2))
    assert found["kept"].tolist() == [True, False, False]


def test_newcomers_that_are_left_out_do_not_make_up_the_number():
    classes = table((FIRST, 0, 4, BOTH), (FIRST, NEW, 2, BOTH))
    found = joined(classes, fresh(classes, SHAPE, kept=False), [SHAPE], limits(5, 2))
    assert found["kept"].tolist() == [False, False]


def test_classes_in_several_shapes_stay_apart_and_in_order():
    other = (*like(district=HIDDEN),)
    classes = table((FIRST, 1, 5, BOTH), (FIRST, NEW, 6, BOTH), (like(level="村"), 0, 7, BOTH))
    found = joined(classes, fresh(classes, FIRST), [SHAPE, other], limits(5, 2))
    assert found["to_district"].tolist() == [
        HIDDEN,
        dict(zip(QUASI, FIRST, strict=True))["district"],
        "县（市）",
    ]
    assert found["kept"].all()
