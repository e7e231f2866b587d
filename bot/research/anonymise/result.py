"""What anonymising gives: where each class goes, and what was lost."""

from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

_TOLD = 2  # digits


@dataclass(frozen=True)
class ColumnLoss:
    """What the released rows lost of a column: shares of cells, and the mean penalty of a cell, 0 to 1."""

    coarsened: float
    hidden: float
    penalty: float


@dataclass(frozen=True)
class Loss:
    """What all rows lost. `overall`: the mean penalty of a row, 0 to 1; one that is left out counts 1."""

    overall: float
    rows: int
    suppressed: int
    columns: dict[str, ColumnLoss]

    def told(self) -> dict[str, Any]:
        """Return what a release tells: the loss of the released rows, as shares of two digits.

        How many rows were read or left out would follow from a finer share, or from one of all rows.
        """
        columns = {
            name: {kind: round(share, _TOLD) for kind, share in asdict(lost).items()}
            for name, lost in self.columns.items()
        }
        mean = sum(lost.penalty for lost in self.columns.values()) / len(self.columns)
        return {"overall": round(mean, _TOLD), "columns": columns}


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
