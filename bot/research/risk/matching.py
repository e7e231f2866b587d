"""Which released classes a true class may have become: those with the same values at their degrees of detail.

Released classes are taken together by pattern (at which degree each cell stands), so that a pattern needs
one look-up of all true classes at once; within a pattern a true class meets one released class at most.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from bot.research.anonymise.table import Integers
from bot.research.columns import HIDDEN
from bot.research.hierarchies import STEPS, coarsened

Images = Mapping[int, Mapping[str, str]]
"""What each true value of a column becomes, by degree."""


class NotDistinct(ValueError):
    """Two released classes have the same values: they are one class."""


class Meeting(NamedTuple):
    """A pattern: its released classes, and for each true class the one of these that it meets, or -1."""

    released: Integers
    met: Integers


class Column(NamedTuple):
    """A column on both sides, as numbers: the degree of each released cell; true values by degree."""

    steps: Integers
    released: Integers
    truth: dict[int, Integers]
    size: int


def every_step(column: str, truth: pd.Series) -> Images:
    """Return what true values become at each degree of their column."""
    values = truth.unique()
    return {step: {v: coarsened(column, v, step) for v in values} for step in range(STEPS[column])}


def as_they_are(_column: str, truth: pd.Series) -> Images:
    """Return that values stay as they are, or are hidden."""
    values = truth.unique()
    return {0: {v: v for v in values}, 1: dict.fromkeys(values, HIDDEN)}


def column_of(truth: pd.Series, released: pd.Series, images: Images) -> Column:
    """Return a column as numbers; a released value that no true one becomes meets nothing."""
    steps = released.map(_steps(set(released), images)).to_numpy(np.int64)
    words = sorted({*released, *(word for image in images.values() for word in image.values())})
    number = {word: place for place, word in enumerate(words)}
    used = {int(step): images[step] for step in np.unique(steps)}
    coded = {
        step: truth.map({value: number[word] for value, word in image.items()}).to_numpy(np.int64)
        for step, image in used.items()
    }
    return Column(steps, released.map(number).to_numpy(np.int64), coded, len(words))


def _steps(words: set[str], images: Images) -> dict[str, int]:
    """Return the degree of each word: if one degree explains all that are not hidden, that one."""
    last = max(images)
    shown = words - {HIDDEN}
    common = next((step for step in sorted(images) if shown <= set(images[step].values())), None)
    found = {}
    for word in words:
        own = (step for step in sorted(images) if word in images[step].values())
        found[word] = next(own, 0) if common is None else common
    return found | ({HIDDEN: last} if HIDDEN in words else {})


def meetings(columns: list[Column]) -> Iterator[Meeting]:
    """Yield all patterns of the released classes, which must differ from each other."""
    steps = np.stack([column.steps for column in columns], axis=1)
    patterns, of_class = np.unique(steps, axis=0, return_inverse=True)
    for place, pattern in enumerate(patterns):
        released = np.flatnonzero(of_class.ravel() == place)
        theirs = _keys([(column.released[released], column.size) for column in columns])
        truth = _keys(
            [(column.truth[int(step)], column.size) for column, step in zip(columns, pattern, strict=True)]
        )
        yield Meeting(released, _found(truth, theirs, released))


def _keys(digits: list[tuple[Integers, int]]) -> Integers:
    keys = np.zeros(len(digits[0][0]), np.int64)
    for digit, size in digits:
        keys = keys * size + digit
    return keys


def _found(truth: Integers, theirs: Integers, released: Integers) -> Integers:
    if len(np.unique(theirs)) < len(theirs):
        raise NotDistinct
    order = np.argsort(theirs)
    place = np.minimum(np.searchsorted(theirs[order], truth), len(theirs) - 1)
    return np.where(theirs[order][place] == truth, released[order][place], -1)
