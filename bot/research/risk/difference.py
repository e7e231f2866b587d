"""Compare a release with an earlier one: a class that grew by a few tells of the few who came.

Differencing as of two versions of a table (Wang, Fung: Anonymizing Sequential Releases, KDD 2006): who
holds both subtracts them. Both are tables of released classes: QUASI and `rows`.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from bot.research.columns import QUASI
from bot.research.plain import Plain


@dataclass(frozen=True)
class Difference(Plain):
    """What the two releases tell together. `passes`: no class grew by 1 to k - 1, new ones included.

    `grew_by_few`: such classes; `new_and_few`: those of them that are new; `rows`: by how many rows they
    grew in all. `grew`, `same`, `shrank`, `gone`: classes that grew by k or more, did not change, lost
    rows, are not there any more; a class that is gone has not shrunk.
    """

    passes: bool
    k: int
    grew_by_few: int
    new_and_few: int
    rows: int
    grew: int
    same: int
    shrank: int
    gone: int


def compare(earlier: pd.DataFrame, released: pd.DataFrame, k: int) -> Difference:
    """Compare the released classes with those of an earlier release."""
    before, now = (table.groupby(list(QUASI))["rows"].sum() for table in (earlier, released))
    both = pd.concat([before, now], axis=1, keys=["before", "now"]).fillna(0)
    was, has = (both[side].to_numpy(np.int64) for side in ("before", "now"))
    by = has - was
    few = (by > 0) & (by < k)
    return Difference(
        passes=not few.any(),
        k=k,
        grew_by_few=int(few.sum()),
        new_and_few=int((few & (was == 0)).sum()),
        rows=int(by[few].sum()),
        grew=int((by >= k).sum()),
        same=int((by == 0).sum()),
        shrank=int(((by < 0) & (has > 0)).sum()),
        gone=int((has == 0).sum()),
    )
