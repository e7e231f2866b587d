"""Rows that wait: since the last release too few came to a class for its growth to be shown.

Who subtracts two releases of the same concerns sees what came between them; where that is 1 to k - 1 rows,
they are not hidden among k. Rows of months that the last release did not have yet wait in such a class.
Status is left out of the comparison: a reply moves rows from one class to another without adding any.
"""

import pandas as pd

from bot.research.columns import QUASI

LASTING = [name for name in QUASI if name != "status"]  # what a row keeps from release to release
_TO = [f"to_{name}" for name in LASTING]


def kept_without_newcomers(
    mapping: pd.DataFrame, rows: pd.Series, earlier: pd.DataFrame, last_month: str, k: int
) -> pd.Series:
    """Return `kept` of a mapping anew: rows of classes whose growth would show are left out.

    `rows` are the rows of each class read; `earlier` the released rows of the last release by LASTING, as
    `rows`, which held months up to `last_month`. A class that falls below k by it is left out whole.
    """
    kept = mapping["kept"].copy()
    now = rows.where(kept, 0).groupby([mapping[name] for name in _TO]).transform("sum")
    before = _joined(mapping, earlier)
    shows = (now - before).between(1, k - 1) & (before > 0)
    kept &= ~(shows & (mapping["month"] > last_month))
    sizes = rows.where(kept, 0).groupby([mapping[f"to_{name}"] for name in QUASI]).transform("sum")
    return kept & (sizes >= k)


def _joined(mapping: pd.DataFrame, earlier: pd.DataFrame) -> pd.Series:
    """Return for each class read how many rows its released values had in the last release."""
    known = earlier.groupby(LASTING)["rows"].sum().rename("before")
    joined = mapping[_TO].set_axis(LASTING, axis=1).join(known, on=LASTING)["before"]
    return joined.fillna(0).astype(int)
