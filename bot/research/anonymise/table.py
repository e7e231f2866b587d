"""The table of classes as numbers, so that merging classes is adding and OR-ing, whatever the number of rows.

A class is all rows with the same quasi-identifiers. It has a number of rows and, for each sensitive
column, a bit mask of the values that occur in it; the masks stand side by side in one integer.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bot.research.columns import QUASI, SENSITIVE

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

_WORD = 63  # bits of a signed integer that masks may fill
_DENSE = 8  # how many times as many possible keys as classes are still looked up in an array, not sorted


class MasksTooWide(ValueError):
    """The sensitive columns have more values together than one integer has bits."""


class ValueMissing(ValueError):
    """A cell is empty, so its row would be in no class; what was not said is a value of its own."""


class Table(NamedTuple):
    """Classes. `values` and `codes`: for each quasi-identifier what occurs, which of it each class has."""

    values: tuple[tuple[str, ...], ...]
    codes: tuple[Integers, ...]
    rows: Integers
    masks: Integers
    widths: tuple[int, ...]  # bits of each sensitive column, the first lowest


class Merged(NamedTuple):
    """Classes put together: which one each class went to (`place`), in the order of their keys."""

    keys: Integers
    place: Integers
    rows: Integers
    masks: Integers


def read(classes: pd.DataFrame) -> Table:
    """Return a table of QUASI, `rows` and the masks of SENSITIVE as numbers."""
    values, codes = zip(*(coded(classes[column]) for column in QUASI), strict=True)
    masks, widths = packed(classes)
    return Table(values, codes, classes["rows"].to_numpy(np.int64), masks, widths)


def coded(column: pd.Series) -> tuple[tuple[str, ...], Integers]:
    """Return the values of a column in order, and which one stands where; `ValueMissing` if none does."""
    codes, values = pd.factorize(column, sort=True)
    if (codes < 0).any():
        raise ValueMissing(str(column.name))
    return tuple(map(str, values)), codes.astype(np.int64)


def packed(classes: pd.DataFrame) -> tuple[Integers, tuple[int, ...]]:
    """Return the masks of SENSITIVE side by side, and the bits of each."""
    columns = [classes[column].to_numpy(np.int64) for column in SENSITIVE]
    widths = tuple(int(column.max(initial=0)).bit_length() for column in columns)
    if sum(widths) > _WORD:
        raise MasksTooWide(f"{sum(widths)} bits, {_WORD} at most")
    together = np.zeros(len(classes), np.int64)
    for column, shift in zip(columns, shifts(widths), strict=True):
        together |= column << shift
    return together, widths


def unpacked(masks: Integers, widths: tuple[int, ...]) -> list[Integers]:
    """Return the mask of each sensitive column."""
    pairs = zip(shifts(widths), widths, strict=True)
    return [(masks >> shift) & ((1 << width) - 1) for shift, width in pairs]


def shifts(widths: tuple[int, ...]) -> list[int]:
    """Return by how many bits the mask of each sensitive column is shifted."""
    return [sum(widths[:place]) for place in range(len(widths))]


def merged(keys: Integers, size: int, rows: Integers, masks: Integers) -> Merged:
    """Put classes with the same key together; keys are from 0 to `size` - 1."""
    found, place = _numbered(keys, size)
    total = np.bincount(place, weights=rows, minlength=len(found)).astype(np.int64)
    union = np.zeros(len(found), np.int64)
    np.bitwise_or.at(union, place, masks)
    return Merged(found, place, total, union)


def _numbered(keys: Integers, size: int) -> tuple[Integers, Integers]:
    if size > _DENSE * len(keys):
        found, place = np.unique(keys, return_inverse=True)
        return found, place
    occurs = np.zeros(size, np.bool_)
    occurs[keys] = True
    number = np.cumsum(occurs) - 1
    return np.flatnonzero(occurs), number[keys]
