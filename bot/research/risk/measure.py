"""Measure a release before it is written."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from bot.research.columns import QUASI
from bot.research.plain import Plain
from bot.research.risk.by_pycanon import agree, pycanon_figures, whole_classes
from bot.research.risk.counts import counted
from bot.research.risk.figures import Figures, figures
from bot.research.risk.identity import Risk, alike, risk

_SEED = 2026


@dataclass(frozen=True)
class Measured(Plain):
    """What a release gives away. `pycanon`: its figures of all rows, or of classes drawn by lot.

    `agrees`: whether the counts give pyCANON's figures, on the rows that it measured.
    """

    figures: Figures
    pycanon: Figures
    agrees: bool
    classes: int
    prosecutor: Risk
    journalist: Risk

    def as_dict(self) -> dict[str, Any]:
        """Return what a release tells: of the journalist's risk that it is no higher than the prosecutor's.

        He looks among all rows read, so his figures would tell of rows that are not released.
        """
        told = super().as_dict()
        return {**told, "journalist": {"at_most": told["prosecutor"]["highest"]}}


def measure(released: pd.DataFrame, larger: pd.DataFrame, k: int, seed: int = _SEED) -> Measured:
    """Return the figures of a release of QUASI and SENSITIVE, one line a row, or `rows` rows.

    `larger`: QUASI of all rows read, as they are (`rows`, too, if a line is more than one).
    """
    counts = counted(released)
    drawn = whole_classes(released, counts, seed)
    theirs, ours = pycanon_figures(drawn), figures(counted(drawn))
    classes = released.iloc[counts.first][list(QUASI)].reset_index(drop=True)
    return Measured(
        figures(counts),
        theirs,
        agree(ours, theirs),
        len(counts.rows),
        risk(counts.rows, counts.rows, k),
        risk(counts.rows, alike(classes, counts.rows, larger), k),
    )
