"""The release before: what the difference of two releases is computed from."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.columns import QUASI
from bot.research.failures import BadInput
from bot.research.shelf import risk_of


class Earlier(NamedTuple):
    """An earlier release of the same concerns: its classes with their `rows`, and the last month it held.

    `older` are the last months of those before it: what waited then must not show now.
    """

    classes: pd.DataFrame
    last_month: str
    older: tuple[str, ...] = ()

    @property
    def last_months(self) -> list[str]:
        """Return the last month of every release so far, the newest first."""
        return sorted({self.last_month, *self.older}, reverse=True)


def earlier_release(folder: Path, account: str, *, is_named: bool) -> Earlier | None:
    """Return the release in a folder; None when there is none, or one of other concerns.

    Raise BadInput when it is damaged, or when it `is_named` as the one before and is none: without it nothing
    would be subtracted, and nobody would know.
    """
    risk = risk_of(folder)
    if not risk and (is_named or (folder / "concerns.parquet").is_file()):
        raise BadInput(f"{folder}: no release that could be compared with, or a damaged one")
    if risk.get("account") != account:
        return None
    try:
        table = pq.read_table(folder / "concerns.parquet", columns=list(QUASI))
        counted = table.group_by(list(QUASI)).aggregate([([], "count_all")]).to_pandas()
        return Earlier(
            counted.rename(columns={"count_all": "rows"}), risk["period"][1], tuple(risk.get("older", ()))
        )
    except (pa.ArrowException, OSError, LookupError, TypeError):
        raise BadInput(f"{folder}: a damaged release; it cannot be compared with") from None
