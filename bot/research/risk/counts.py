"""Released rows as counts: how many rows each class has, and how many of each sensitive value."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from bot.research.anonymise.table import Integers, coded
from bot.research.columns import QUASI, SENSITIVE


class Pairs(NamedTuple):
    """What occurs of one sensitive column: in which class, which value, in how many rows."""

    places: Integers
    values: Integers
    rows: Integers


class Counts(NamedTuple):
    """Classes, ordered by their values. `place`: the class of each line; `first`: a line of each class."""

    place: Integers
    first: Integers
    rows: Integers
    pairs: dict[str, Pairs]


def counted(table: pd.DataFrame) -> Counts:
    """Return the counts of QUASI and SENSITIVE: of single rows, or of lines that stand for `rows` rows."""
    weights = rows_of(table)
    place, first = _classes(table)
    rows = _summed(place, weights, len(first))
    pairs = {column: _pairs(table[column], place, weights) for column in SENSITIVE}
    return Counts(place, first, rows, pairs)


def rows_of(table: pd.DataFrame) -> Integers:
    """Return how many rows each line stands for."""
    if "rows" in table:
        rows: Integers = table["rows"].to_numpy(np.int64)
        return rows
    return np.ones(len(table), np.int64)


def _classes(table: pd.DataFrame) -> tuple[Integers, Integers]:
    keys = np.zeros(len(table), np.int64)
    for column in QUASI:
        values, codes = coded(table[column])
        keys = keys * max(len(values), 1) + codes
    _, first, place = np.unique(keys, return_index=True, return_inverse=True)
    return place, first


def _pairs(column: pd.Series, place: Integers, weights: Integers) -> Pairs:
    values, codes = coded(column)
    size = max(len(values), 1)
    found, number = np.unique(place * size + codes, return_inverse=True)
    return Pairs(found // size, found % size, _summed(number, weights, len(found)))


def _summed(place: Integers, weights: Integers, size: int) -> Integers:
    total: Integers = np.bincount(place, weights=weights, minlength=size).astype(np.int64)
    return total
