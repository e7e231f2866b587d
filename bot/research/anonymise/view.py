"""The table with each column at a chosen degree of detail: one node of the lattice."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.research.anonymise.ladders import Rung
from bot.research.anonymise.table import Integers, Table, merged

Reals = NDArray[np.float64]


class View(NamedTuple):
    """Coarsened classes. `place`: the one each class of the table went to; `penalties`: by column."""

    rungs: tuple[Rung, ...]
    place: Integers
    digits: tuple[Integers, ...]
    rows: Integers
    masks: Integers
    widths: tuple[int, ...]

    @property
    def sizes(self) -> list[int]:
        """How many values each column has."""
        return [len(rung.words) for rung in self.rungs]

    @property
    def penalties(self) -> list[Reals]:
        """What each column of each class has lost."""
        return [rung.penalty[digits] for rung, digits in zip(self.rungs, self.digits, strict=True)]


def view(table: Table, rungs: Sequence[Rung]) -> View:
    """Return the table coarsened, equal classes put together."""
    coarse = [rung.codes[codes] for rung, codes in zip(rungs, table.codes, strict=True)]
    sizes = [len(rung.words) for rung in rungs]
    found = merged(mixed(coarse, sizes), int(np.prod(sizes)), table.rows, table.masks)
    digits = tuple(np.unravel_index(found.keys, sizes)) if len(found.keys) else tuple(coarse)
    return View(tuple(rungs), found.place, digits, found.rows, found.masks, table.widths)


def mixed(digits: Sequence[Integers], sizes: Sequence[int]) -> Integers:
    """Return one number for each class: its digits in mixed radix, the first one weighing most."""
    key = np.zeros(len(digits[0]), np.int64)
    for digit, size in zip(digits, sizes, strict=True):
        key *= size
        key += digit
    return key
