"""Anonymise a table of classes: coarsen all of it, hide cells of what is rare, leave out what stays rare."""

import numpy as np
import pandas as pd

from bot.research.anonymise.cells import Cells, released_cells, released_classes
from bot.research.anonymise.limits import limits
from bot.research.anonymise.losing import loss_of
from bot.research.anonymise.result import Anonymised, ColumnLoss, Loss
from bot.research.anonymise.search import Found, search
from bot.research.anonymise.table import read
from bot.research.columns import QUASI, SENSITIVE


def anonymise(classes: pd.DataFrame, k: int, l: int = 2) -> Anonymised:  # noqa: E741
    """Return how a table of QUASI, `rows` and bit masks of SENSITIVE is released.

    Every released class has at least `k` rows and `l` different values of each sensitive column. An empty
    table loses nothing. Raises `LimitTooLow` where k < 2 or l < 1.
    """
    asked = limits(k, l)
    if classes.empty:
        return _nothing(classes)
    found = search(read(classes), asked)
    cells = released_cells(found)
    mapping = _mapping(classes, found, cells)
    degrees = dict(zip(QUASI, found.steps, strict=True))
    return Anonymised(
        mapping, released_classes(found, cells), degrees, loss_of(mapping, classes["rows"].to_numpy(np.int64))
    )


def _nothing(classes: pd.DataFrame) -> Anonymised:
    columns = dict.fromkeys(QUASI, ColumnLoss(0.0, 0.0, 0.0))
    mapping = classes[list(QUASI)].assign(**{f"to_{column}": classes[column] for column in QUASI})
    released = classes[[*QUASI, "rows", *SENSITIVE]].copy()
    return Anonymised(mapping.assign(kept=False), released, dict.fromkeys(QUASI, 0), Loss(0.0, 0, 0, columns))


def _mapping(classes: pd.DataFrame, found: Found, cells: list[Cells]) -> pd.DataFrame:
    place = found.view.place
    to = {f"to_{name}": column.words()[place] for name, column in zip(QUASI, cells, strict=True)}
    released = pd.DataFrame(to, index=classes.index).astype("str")
    kept = pd.Series(found.suppressed.kept[place], index=classes.index, name="kept")
    return pd.concat([classes[list(QUASI)], released, kept], axis=1)
