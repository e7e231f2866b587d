"""Attack a release as somebody would who knows every quasi-identifier of every concern read.

For each true class the attacker takes the released classes that it may have become: a coarse value fits
what it is the coarser word of, a hidden one fits all. The degrees are read off the release, not asked of
the part that chose them. Taking one row of all that fit, he is right once in so many (Sweeney 2002); if
he also guesses in which class the row is, once in the rows of the smallest class that fits, and that,
too, must not be above 1/k. Where all that fits is of one value he need not find the row (homogeneity:
Machanavajjhala et al. 2007).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from bot.research.columns import QUASI, SENSITIVE
from bot.research.risk.counts import rows_of
from bot.research.risk.homogeneity import Learnt, learnt
from bot.research.risk.links import Links, linked, share_told
from bot.research.risk.matching import Meeting, as_they_are, column_of, every_step, meetings


@dataclass(frozen=True)
class Linkage:
    """The attack on a release. `passes`: nobody is picked with a probability above 1/k."""

    passes: bool
    k: int
    links: Links
    learnt: dict[str, Learnt]

    def told(self) -> dict[str, Any]:
        """Return what a release tells, given that its own rows were the true ones.

        What is learnt for certain depends on rows that are not released, and is left out.
        """
        learnt = {
            column: share_told(found.if_released, self.links.rows) for column, found in self.learnt.items()
        }
        return {"passes": self.passes, "k": self.k, "links": self.links.told(), "learnt": learnt}


def attack(truth: pd.DataFrame, released: pd.DataFrame, k: int) -> Linkage:
    """Link the true classes (QUASI, `rows`) to the released ones (QUASI, `rows`, masks of SENSITIVE).

    The released classes must differ from each other (`NotDistinct`).
    """
    met, rows, theirs = list(_meetings(truth, released)), rows_of(truth), rows_of(released)
    links = linked(met, rows, theirs, k)
    values = {column: learnt(met, rows, theirs, released[column].to_numpy(np.int64)) for column in SENSITIVE}
    return Linkage(max(links.highest, links.in_class) <= 1 / k, k, links, values)


def attack_knowing_codes(truth: pd.DataFrame, released: pd.DataFrame, k: int) -> Links:
    """Link true lines to released ones by one who also knows what a model would code from the text.

    Both are QUASI, SENSITIVE as values, and `rows`, each line once. It is for information: k-anonymity
    does not promise that such a one finds nobody.
    """
    met = list(_meetings(truth, released, SENSITIVE))
    return linked(met, rows_of(truth), rows_of(released), k)


def _meetings(truth: pd.DataFrame, released: pd.DataFrame, known: tuple[str, ...] = ()) -> list[Meeting]:
    coarse = [column_of(truth[name], released[name], every_step(name, truth[name])) for name in QUASI]
    same = [column_of(truth[name], released[name], as_they_are(name, truth[name])) for name in known]
    return list(meetings([*coarse, *same]))
