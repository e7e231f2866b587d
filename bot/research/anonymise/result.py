"""What anonymising gives: where each class goes, and what was lost."""

from dataclasses import dataclass

import pandas as pd

from bot.research.plain import Plain


@dataclass(frozen=True)
class ColumnLoss(Plain):
    """What the released rows lost of a column: shares of cells, and the mean penalty of a cell, 0 to 1."""

    coarsened: float
    hidden: float
    penalty: float


@dataclass(frozen=True)
class Loss(Plain):
    """What all rows lost. `overall`: the mean penalty of a row, 0 to 1; one that is left out counts 1."""

    overall: float
    rows: int
    suppressed: int
    columns: dict[str, ColumnLoss]


@dataclass(frozen=True)
class Anonymised:
    """An anonymised table of classes.

    `mapping`: a row for each class as read, in its order: QUASI, the values it is released with as
    `to_<column>`, and `kept`, false where its rows are left out. `released`: a row for each released
    class: QUASI, `rows` and the masks of SENSITIVE, ordered by values. `degrees`: the degree of detail of
    each column (`hierarchies.STEPS`).
    """

    mapping: pd.DataFrame
    released: pd.DataFrame
    degrees: dict[str, int]
    loss: Loss
