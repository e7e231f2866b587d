"""Each column at each of its degrees of detail: what a value becomes, and what is lost by that.

What is lost is the normalised certainty penalty (Xu, Wang, Pei, Wang, Shi, Fu: Utility-based
anonymization using local recoding, KDD 2006), with the leaf at 0 as in Iyengar's loss metric (KDD 2002):
a cell that may be any of m values of a column that has n has lost (m - 1) / (n - 1); a hidden one has
lost 1.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.research.anonymise.table import Integers, Table
from bot.research.columns import HIDDEN, QUASI, UNSAID, VALUES
from bot.research.hierarchies import STEPS, coarsened

_MONTHS_A_YEAR = 12


class Rung(NamedTuple):
    """A column at one degree: its words then, which one each finer value becomes, the penalty of each."""

    words: tuple[str, ...]
    codes: Integers
    penalty: NDArray[np.float64]
    is_hidden: bool


def ladders(table: Table) -> list[list[Rung]]:
    """Return for each quasi-identifier its degrees, from the finest to the hidden one."""
    return [
        [_rung(column, values, step) for step in range(STEPS[column])]
        for column, values in zip(QUASI, table.values, strict=True)
    ]


def useful(ladder: list[Rung]) -> list[int]:
    """Return the degrees that join values which the degree before parts: another one only loses more."""
    steps = [0]
    for step, rung in enumerate(ladder):
        if len(rung.words) < len(ladder[steps[-1]].words):
            steps.append(step)
    return steps


def _rung(column: str, values: tuple[str, ...], step: int) -> Rung:
    coarse = [coarsened(column, value, step) for value in values]
    found = tuple(sorted(set(coarse)))
    codes = np.array([found.index(value) for value in coarse], np.int64)
    domain = [coarsened(column, value, step) for value in domain_of(column, values)]
    penalty = np.array([penalty_of(value, domain) for value in found])
    return Rung(found, codes, penalty, step == STEPS[column] - 1)


def penalty_of(value: str, domain: list[str]) -> float:
    """Return what a cell of this value has lost, of a column whose values became `domain`."""
    if value == HIDDEN:
        return 1.0
    if value == UNSAID:
        return 0.0  # a value of its own, which no step but the last joins with another
    return (domain.count(value) - 1) / max(len(domain) - 1, 1)


def domain_of(column: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return all values of a column; of months those from the first that occurs to the last."""
    if column != "month" or not values:
        return VALUES[column]
    first, last = (int(value[:4]) * _MONTHS_A_YEAR + int(value[5:]) - 1 for value in (values[0], values[-1]))
    return tuple(
        f"{place // _MONTHS_A_YEAR}-{place % _MONTHS_A_YEAR + 1:02}" for place in range(first, last + 1)
    )
