"""The released cells: of each class of a view, what stands in each column once cells are hidden."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from bot.research.anonymise.search import Found
from bot.research.anonymise.table import Flags, Integers, merged, unpacked
from bot.research.anonymise.view import Reals, mixed
from bot.research.columns import HIDDEN, QUASI, SENSITIVE


class Cells(NamedTuple):
    """One column of the classes of a view: its values, which one stands in each class, what each has lost."""

    values: tuple[str, ...]
    digits: Integers
    penalty: Reals

    def words(self) -> np.ndarray:
        """Return the value of each class."""
        return np.array(self.values, object)[self.digits]

    def are_hidden(self) -> Flags:
        """Say of each class whether the cell is hidden."""
        return np.array([value == HIDDEN for value in self.values])[self.digits]


def released_cells(found: Found) -> list[Cells]:
    """Return the columns QUASI of a view as they are released."""
    return [_cells(found, place) for place in range(len(QUASI))]


def _cells(found: Found, place: int) -> Cells:
    rung = found.view.rungs[place]
    hidden = (found.suppressed.hidden >> place) & 1 == 1
    digits = np.where(hidden, len(rung.words), found.view.digits[place])
    return Cells((*rung.words, HIDDEN), digits, np.append(rung.penalty, 1.0)[digits])


def released_classes(found: Found, cells: list[Cells]) -> pd.DataFrame:
    """Return the released classes: QUASI, `rows` and the masks of SENSITIVE, ordered by values."""
    kept, seen = found.suppressed.kept, found.view
    sizes = [len(column.values) for column in cells]
    keys = mixed([column.digits[kept] for column in cells], sizes)
    together = merged(keys, int(np.prod(sizes)), seen.rows[kept], seen.masks[kept])
    digits = np.unravel_index(together.keys, sizes)
    table = {
        name: np.array(column.values, object)[digit]
        for name, column, digit in zip(QUASI, cells, digits, strict=True)
    }
    masks = dict(zip(SENSITIVE, unpacked(together.masks, seen.widths), strict=True))
    released = pd.DataFrame({**table, "rows": together.rows, **masks})
    released = released.astype(dict.fromkeys(QUASI, "str"))
    return released.sort_values(list(QUASI), ignore_index=True)
