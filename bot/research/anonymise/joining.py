"""Join what is released for the first time with what was released before and keeps its shape.

Were a concern coarsened anew in each release, whoever holds two could look for the rows that fit a person in
both and be left with fewer than k (composition: Ganta, Kasiviswanathan, Smith, KDD 2008; of republished
tables: Wang, Fung, KDD 2006). So a concern is released in one shape for ever, and those that are released
first in the same release are k and l-diverse among themselves, then and later: who holds all releases can
tell them from others of the same shape.
"""

import numpy as np
import pandas as pd

from bot.research.anonymise.limits import Limits
from bot.research.anonymise.table import Flags, merged, packed
from bot.research.columns import QUASI

TO = [f"to_{name}" for name in QUASI]


def joined(
    classes: pd.DataFrame, fresh: pd.DataFrame, shapes: list[tuple[str, ...]], asked: Limits
) -> pd.DataFrame:
    """Return the mapping of all classes: `fresh` is that of those in no shape, by the index of `classes`.

    A class in a shape is kept where those that were first released with it, alike, meet the limits: some may
    have been withdrawn since, some codes corrected.
    """
    before = _as_shaped(classes.drop(fresh.index), shapes)
    mapping = pd.concat([fresh, before]).loc[classes.index]
    return mapping.assign(kept=mapping["kept"] & _are_enough(classes, mapping, asked))


def _as_shaped(classes: pd.DataFrame, shapes: list[tuple[str, ...]]) -> pd.DataFrame:
    words = pd.DataFrame(shapes, columns=TO, dtype="str")
    to = words.take(classes["shape"].to_numpy()).set_axis(classes.index)
    return pd.concat([classes[list(QUASI)], to], axis=1).assign(kept=True)


def _are_enough(classes: pd.DataFrame, mapping: pd.DataFrame, asked: Limits) -> Flags:
    alike = mapping.assign(shape=classes["shape"]).groupby([*TO, "shape"], sort=False)
    group = alike.ngroup().to_numpy(np.int64)
    masks, widths = packed(classes)
    kept = mapping["kept"].to_numpy(bool)
    rows = np.where(kept, classes["rows"].to_numpy(np.int64), 0)
    found = merged(group, int(group.max(initial=-1)) + 1, rows, np.where(kept, masks, 0))
    return asked.are_met(found.rows, found.masks, widths)[found.place]
