"""Find the degrees of detail that lose least: the best node of the lattice of all combinations.

Full-domain generalisation with suppression (Samarati: IEEE TKDE 13(6), 2001; Sweeney: Int. J. Uncertainty
10(5), 2002), the whole lattice searched as in OLA (El Emam et al.: JAMIA 16(5), 2009). OLA prunes by
counting suppressed rows; here it is what coarsening alone loses that prunes: no suppression brings a node
below that.
"""

from itertools import product
from typing import NamedTuple

import numpy as np

from bot.research.anonymise.ladders import Rung, ladders, useful
from bot.research.anonymise.limits import Limits
from bot.research.anonymise.suppression import Suppressed, suppressed
from bot.research.anonymise.table import Integers, Table
from bot.research.anonymise.view import View, view

_DIGITS = 9  # to which two losses by coarsening are the same
_SAME = 1e-12  # two losses that differ by less are equal: the finer degrees are kept


class Node(NamedTuple):
    """A combination of degrees, one for each column of QUASI, and what it loses by coarsening alone."""

    steps: tuple[int, ...]
    loss: float


class Found(NamedTuple):
    """The best node, and the table seen from it."""

    steps: tuple[int, ...]
    view: View
    suppressed: Suppressed


class _Search:
    """The best node so far; a node that cannot be better is given up early."""

    def __init__(self, table: Table, limits: Limits) -> None:
        self._table, self._limits = table, limits
        self._rungs = ladders(table)
        self.degrees = [useful(ladder) for ladder in self._rungs]
        self.best: Found | None = None

    @property
    def ceiling(self) -> float:
        return self.best.suppressed.loss - _SAME if self.best else np.inf

    def take(self, steps: tuple[int, ...]) -> None:
        rungs = [ladder[step] for ladder, step in zip(self._rungs, steps, strict=True)]
        seen = view(self._table, rungs)
        hidden = suppressed(seen, self._limits, self.ceiling)
        if hidden and hidden.loss < self.ceiling:
            self.best = Found(steps, seen, hidden)

    def nodes(self) -> list[Node]:
        """Return all nodes, those that lose least by coarsening first, finer ones before coarser ones."""
        means = [
            [_mean(self._table, codes, rung) for rung in ladder]
            for codes, ladder in zip(self._table.codes, self._rungs, strict=True)
        ]
        nodes = [
            Node(steps, sum(mean[step] for mean, step in zip(means, steps, strict=True)) / len(means))
            for steps in product(*self.degrees)
        ]
        return sorted(nodes, key=lambda node: (round(node.loss, _DIGITS), sum(node.steps), node.steps))


def search(table: Table, limits: Limits) -> Found:
    """Return the node that loses least, of all 810; of several the first that is met.

    The way down from the finest node, a step of one column at a time, meets a good one early; the others are
    taken in the order of what they lose by coarsening, until that alone is too much. The table holds a class.
    """
    looked = _Search(table, limits)
    looked.take((0,) * len(looked.degrees))
    _descend(looked)
    for node in looked.nodes():
        if node.loss >= looked.ceiling:
            break
        looked.take(node.steps)
    if looked.best is None:
        raise ValueError("an empty table has no best degrees")
    return looked.best


def _descend(looked: _Search) -> None:
    here: Found | None = None
    while looked.best is not here and looked.best is not None:
        here = looked.best
        for place, steps in enumerate(looked.degrees):
            coarser = [step for step in steps if step > here.steps[place]]
            if coarser:
                looked.take((*here.steps[:place], coarser[0], *here.steps[place + 1 :]))


def _mean(table: Table, codes: Integers, rung: Rung) -> float:
    penalty = rung.penalty[rung.codes[codes]]
    return float(table.rows @ penalty) / float(table.rows.sum())
