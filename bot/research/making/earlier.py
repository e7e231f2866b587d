"""The release before: what the difference of two releases is computed from."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow.parquet as pq

from bot.research.columns import QUASI
from bot.research.shelf import risk_of


class Earlier(NamedTuple):
    """An earlier release of the same concerns: its classes with their `rows`, and the last month it held."""

    classes: pd.DataFrame
    last_month: str


def earlier_release(folder: Path, account: str) -> Earlier | None:
    """Return the release in a folder; None when there is none, or one of other concerns."""
    risk = risk_of(folder)
    if risk.get("account") != account:
        return None
    table = pq.read_table(folder / "concerns.parquet", columns=list(QUASI))
    counted = table.group_by(list(QUASI)).aggregate([([], "count_all")]).to_pandas()
    return Earlier(counted.rename(columns={"count_all": "rows"}), risk["period"][1])
