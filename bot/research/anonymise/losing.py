"""What a mapping from classes to what they are released as has lost, whoever made it."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bot.research.anonymise.ladders import domain_of, penalty_of
from bot.research.anonymise.result import ColumnLoss, Loss
from bot.research.anonymise.table import Integers
from bot.research.columns import HIDDEN, QUASI
from bot.research.hierarchies import coarsened, degrees_of

type Parts = NDArray[np.float64]


def loss_of(mapping: pd.DataFrame, rows: Integers) -> Loss:
    """Return the loss of a mapping (QUASI, `to_<column>`, `kept`) of classes of so many rows.

    Columns are means over the released rows, 0 where there are none; a row that is left out, or of which all
    cells are hidden, has lost all.
    """
    kept = np.where(mapping["kept"], rows, 0)
    penalties = {name: _penalties(mapping, name) for name in QUASI}
    columns = {name: _column(mapping, name, kept, penalties[name]) for name in QUASI}
    of_row = np.mean(list(penalties.values()), axis=0)
    total, released = int(rows.sum()), int(kept.sum())
    lost = _total(kept * of_row) + (total - released)
    return Loss(lost / max(total, 1), total, total - released, columns)


def _column(mapping: pd.DataFrame, name: str, kept: Integers, penalty: Parts) -> ColumnLoss:
    hidden = (mapping[f"to_{name}"] == HIDDEN).to_numpy(bool)
    coarser = ~hidden & (mapping[name] != mapping[f"to_{name}"]).to_numpy(bool)
    released = max(int(kept.sum()), 1)
    return ColumnLoss(*(_total(kept * part) / released for part in (coarser, hidden, penalty)))


def _penalties(mapping: pd.DataFrame, name: str) -> Parts:
    """Return what the cell of each class has lost; a word that no degree explains has lost all."""
    pairs = mapping[[name, f"to_{name}"]]
    released = set(pairs[name][mapping["kept"]]) - {HIDDEN}  # what others say must not show in the loss
    domain = domain_of(name, tuple(sorted(released)))
    number, distinct = pd.MultiIndex.from_frame(pairs).factorize()
    lost: Parts = np.array([_penalty(name, value, word, domain) for value, word in distinct])[number]
    return lost


def _penalty(name: str, value: str, word: str, domain: tuple[str, ...]) -> float:
    if value == HIDDEN or not (degrees := degrees_of(name, value, word)):
        return 1.0
    return penalty_of(word, [coarsened(name, one, degrees[0]) for one in domain])


def _total(parts: Parts) -> float:
    """Return a sum that does not depend, not even in its last bit, on the order of the classes."""
    return float(np.sort(parts).sum())
