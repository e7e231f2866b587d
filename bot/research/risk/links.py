"""How well true rows are linked to released ones."""

from dataclasses import dataclass

import numpy as np

from bot.research.anonymise.table import Integers
from bot.research.plain import rounded
from bot.research.risk.matching import Meeting

_NONE = np.iinfo(np.int64).max
_TOLD = 2  # digits


@dataclass(frozen=True)
class Links:
    """How well true rows are linked. Counts are of true rows.

    `highest`, `mean`: the probability of picking the right row among all that fit. `in_class`: the
    highest if the class is guessed as well. `to_one`, `to_few`: true rows that fit one released row, 1 to
    k - 1. `to_none`: that fit none. `unexplained`: released rows that no true row fits.
    """

    rows: int
    highest: float
    mean: float
    in_class: float
    to_one: int
    to_few: int
    to_none: int
    unexplained: int

    def told(self) -> dict[str, object]:
        """Return what a release tells, given that its own rows were the true ones: shares of two digits."""
        counts = {"to_one": self.to_one, "to_few": self.to_few, "to_none": self.to_none}
        shares = {name: share_told(count, self.rows) for name, count in counts.items()}
        sure = {"highest": rounded(self.highest), "in_class": rounded(self.in_class)}
        return {**sure, "mean": round(self.mean, _TOLD), **shares, "unexplained": self.unexplained}


def share_told(count: int, rows: int) -> float:
    """Return a share of rows as a release tells it."""
    return round(count / max(rows, 1), _TOLD)


def linked(met: list[Meeting], truth: Integers, released: Integers, k: int) -> Links:
    """Return the links of true classes to released ones, given the rows of both."""
    fits, smallest = np.zeros(len(truth), np.int64), np.full(len(truth), _NONE)
    explained = np.zeros(len(released), np.bool_)
    for meeting in met:
        found = np.flatnonzero(meeting.met >= 0)
        rows = released[meeting.met[found]]
        fits[found] += rows
        smallest[found] = np.minimum(smallest[found], rows)
        explained[meeting.met[found]] = True
    chance = np.divide(1, fits, out=np.zeros(len(truth)), where=fits > 0)
    return Links(
        rows=int(truth.sum()),
        highest=float(chance.max(initial=0)),
        mean=float(truth @ chance) / max(int(truth.sum()), 1),
        in_class=float(1 / smallest.min(initial=_NONE)) if (fits > 0).any() else 0.0,
        to_one=int(truth[fits == 1].sum()),
        to_few=int(truth[(fits > 0) & (fits < k)].sum()),
        to_none=int(truth[fits == 0].sum()),
        unexplained=int(released[~explained].sum()),
    )
