"""The same figures by pyCANON (Sáinz-Pardo Díaz, López García: Scientific Data 9, 730, 2022), on rows.

pyCANON 1.3.6 filters a frame in Python for each class and value, some tenths of a millisecond each time,
more on pandas' strings. So it gets the quasi-identifiers as numbers, each sensitive column in a frame of
its own, and few classes. What else its source asks for: an index from 0 (it takes labels for places), no
missing values (they would drop out of the classes), sensitive columns of words (it would order numbers).
Its entropy l is rounded down, and may be one too low where it is whole, as e to the power of ln 2 may be a
little under 2.
"""

from math import floor

import numpy as np
import pandas as pd
from pycanon import anonymity

from bot.research.columns import QUASI, SENSITIVE
from bot.research.risk.counts import Counts, rows_of
from bot.research.risk.figures import Figures

CLASSES, ROWS = 100, 20_000  # together a few seconds
_NEAR = 1e-9


def pycanon_figures(table: pd.DataFrame) -> Figures:
    """Return pyCANON's figures of a table of QUASI and SENSITIVE, each line a row."""
    if table.empty:
        return Figures("pycanon", 0, 0, 0, 0.0, dict.fromkeys(SENSITIVE, 0.0))
    quasi = list(QUASI)
    numbered = pd.DataFrame({column: pd.factorize(table[column], sort=True)[0] for column in quasi})
    frames = {
        column: numbered.assign(**{column: table[column].to_numpy(object)}).astype({column: object})
        for column in SENSITIVE
    }
    return Figures(
        "pycanon",
        len(table),
        int(anonymity.k_anonymity(numbered, quasi)),
        min(int(anonymity.l_diversity(frame, quasi, [name])) for name, frame in frames.items()),
        min(float(anonymity.entropy_l_diversity(frame, quasi, [name])) for name, frame in frames.items()),
        {name: float(anonymity.t_closeness(frame, quasi, [name])) for name, frame in frames.items()},
    )


def whole_classes(table: pd.DataFrame, counts: Counts, seed: int) -> pd.DataFrame:
    """Return all rows, or classes drawn by `seed` where pyCANON would take too long.

    Where no class is small enough, the smallest is taken.
    """
    drawn = np.random.default_rng(seed).permutation(len(counts.rows))
    small = drawn[counts.rows[drawn] <= ROWS]
    fit = small[np.cumsum(counts.rows[small]) <= ROWS][:CLASSES]
    lines = np.isin(counts.place, fit if len(fit) else np.argsort(counts.rows)[:1])
    repeated = np.repeat(np.flatnonzero(lines), rows_of(table)[lines])
    return table.iloc[repeated][[*QUASI, *SENSITIVE]].reset_index(drop=True)


def agree(ours: Figures, theirs: Figures) -> bool:
    """Say whether two computations of the same rows gave the same, but for pyCANON's rounding down."""
    whole = floor(ours.entropy_l - _NEAR) <= theirs.entropy_l <= floor(ours.entropy_l + _NEAR)
    same = (ours.rows_measured, ours.k, ours.l) == (theirs.rows_measured, theirs.k, theirs.l)
    return same and whole and all(abs(t - theirs.t[column]) < _NEAR for column, t in ours.t.items())
