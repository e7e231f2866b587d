"""k, l and t of a release from its counts, whatever the number of rows.

k: Sweeney 2002. Distinct and entropy l: Machanavajjhala et al., l-diversity, ACM TKDD 1(1), 2007. t with
the equal distance between two values: Li, Li, Venkatasubramanian, t-closeness, ICDE 2007.
"""

from dataclasses import dataclass

import numpy as np

from bot.research.plain import Plain
from bot.research.risk.counts import Counts, Pairs


@dataclass(frozen=True)
class Figures(Plain):
    """What was measured, `by` what and over how many rows; without rows all figures are 0.

    `k`: rows of the smallest class. `l`, `entropy_l`: of the least mixed class and sensitive column. `t`:
    of each sensitive column, the greatest distance of a class from the whole, 0 to 1.
    """

    by: str
    rows_measured: int
    k: int
    l: int  # noqa: E741 - the name it has everywhere
    entropy_l: float
    t: dict[str, float]


def figures(counts: Counts) -> Figures:
    """Return the figures of all rows."""
    rows, pairs = counts.rows, counts.pairs
    if not len(rows):
        return Figures("counts", 0, 0, 0, 0.0, dict.fromkeys(pairs, 0.0))
    least = min(int(np.bincount(found.places).min()) for found in pairs.values())
    entropy = min(_entropy(found, counts) for found in pairs.values())
    t = {column: _distance(found, counts) for column, found in pairs.items()}
    return Figures("counts", int(rows.sum()), int(rows.min()), least, float(np.exp(entropy)), t)


def _entropy(found: Pairs, counts: Counts) -> float:
    share = found.rows / counts.rows[found.places]
    return float(np.bincount(found.places, weights=-share * np.log(share)).min())


def _distance(found: Pairs, counts: Counts) -> float:
    """Half of the sum over all values of |share in the class - share in the whole|, of the farthest class."""
    whole = np.bincount(found.values, weights=found.rows) / counts.rows.sum()
    here, there = found.rows / counts.rows[found.places], whole[found.values]
    missing = 1 - np.bincount(found.places, weights=there)  # values that the class has not
    return float((np.bincount(found.places, weights=abs(here - there)) + missing).max() / 2)
