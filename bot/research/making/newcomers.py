"""Rows that wait: since the last release too few came to a class for its growth to be shown.

Who subtracts two releases of the same concerns sees what came between them; where that is 1 to k - 1 rows,
they are not hidden among k. Rows of months that the last release did not have yet wait in such a class, and
those that waited then go on waiting: so each release before counts, and what came after its last month.
Status is left out of the comparison: a reply moves rows from one class to another without adding any. Old
rows that are coarsened in another way than before may move too; they are no newcomers, and only counted.
"""

import pandas as pd

from bot.research.columns import QUASI
from bot.research.making.earlier import Earlier

LASTING = [name for name in QUASI if name != "status"]  # what a row keeps from release to release
_TO = [f"to_{name}" for name in LASTING]


def kept_without_newcomers(mapping: pd.DataFrame, rows: pd.Series, earlier: Earlier, k: int) -> pd.Series:
    """Return `kept` of a mapping anew: newcomers who would be alone are left out.

    `rows` are the rows of each class read. A class that falls below k by it is left out whole,
    by which others may come to be alone.
    """
    kept, before = mapping["kept"], None
    while before is None or not kept.equals(before):
        before = kept
        for month in earlier.last_months:
            kept = kept & ~_alone(mapping, kept, rows, month, k)
        sizes = rows.where(kept, 0).groupby([mapping[f"to_{name}"] for name in QUASI]).transform("sum")
        kept = kept & (sizes >= k)
    return kept


def classes_that_show(
    mapping: pd.DataFrame, kept: pd.Series, rows: pd.Series, earlier: Earlier, k: int
) -> int:
    """Return in how many classes 1 to k - 1 newcomers stand."""
    alone = [_alone(mapping, kept, rows, month, k) for month in earlier.last_months]
    return len(mapping.loc[pd.concat(alone, axis=1).any(axis=1), _TO].drop_duplicates())


def _alone(mapping: pd.DataFrame, kept: pd.Series, rows: pd.Series, month: str, k: int) -> pd.Series:
    """Say of each class read whether its rows came after `month`, and fewer than k to its class."""
    is_new = kept & (mapping["month"] > month)
    came = rows.where(is_new, 0).groupby([mapping[name] for name in _TO]).transform("sum")
    return is_new & (came < k)
