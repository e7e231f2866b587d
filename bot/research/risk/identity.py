"""How likely it is that a released row is recognised.

Prosecutor: who looks knows that the person is in the release; journalist: knows only that the person is
among all rows read. El Emam, Dankar: Protecting Privacy Using k-Anonymity, JAMIA 15(5), 2008; the three
figures of each as in El Emam: Guide to the De-Identification of Personal Health Information, 2013. With f
the rows of a class, F those of all rows read that look like it, n the released rows, J the classes:

- highest: prosecutor 1 / min f; journalist 1 / min F
- mean: prosecutor (sum of f * 1/f) / n = J / n; journalist (sum of f * 1/F) / n
- above: share of rows with 1/f, or 1/F, above 1/k
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from bot.research.anonymise.table import Integers
from bot.research.columns import QUASI
from bot.research.plain import Plain
from bot.research.risk.counts import rows_of
from bot.research.risk.matching import column_of, every_step, meetings


@dataclass(frozen=True)
class Risk(Plain):
    """The probability that a row is recognised: highest, mean; the share of rows above 1/k. 0 without any."""

    highest: float
    mean: float
    above: float


def risk(rows: Integers, among: Integers, k: int) -> Risk:
    """Return the risk of classes of `rows` rows, of which each is one `among` so many."""
    total = int(rows.sum())
    if not total:
        return Risk(0.0, 0.0, 0.0)
    return Risk(
        float(1 / among.min()), float((rows / among).sum() / total), float(rows[among < k].sum() / total)
    )


def alike(released: pd.DataFrame, rows: Integers, larger: pd.DataFrame) -> Integers:
    """Return for each released class how many rows of the larger table look like it, its own rows at least.

    `larger` is as it was read: a coarse cell is like all that it is the coarser word of, a hidden one is
    like all.
    """
    columns = [column_of(larger[name], released[name], every_step(name, larger[name])) for name in QUASI]
    found = np.zeros(len(released), np.int64)
    for meeting in meetings(columns):
        met = meeting.met >= 0
        found += np.bincount(meeting.met[met], rows_of(larger)[met], len(released)).astype(np.int64)
    return np.maximum(found, rows)
