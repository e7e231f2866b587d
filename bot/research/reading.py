"""Read a release: `load` gives a typed DataFrame that carries its codebook."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.codebook.codebook import column_texts
from bot.research.columns import HIDDEN, RELEASED, UNSAID, Column, Role

_CODES = [one.name for one in RELEASED if one.role is not Role.TEXT and not one.name.endswith("_p")]


class BadRelease(Exception):
    """A folder is no release, or is damaged; the message says what is wrong and where."""


def load(folder: str | Path) -> pd.DataFrame:
    """Return a release as a DataFrame; raise BadRelease.

    Args:
        folder: The folder that `ganwei release` wrote.

    Returns:
        One row a concern. Codes are categories in the order of the codebook, then coarser values as they
        occur; `month` is ordered; probabilities (0 to 1) are floats, `text` is a string or missing.
        `attrs["codebook"]` holds title, meaning, how, limits and values by column, `attrs["risk"]` risk.json.
    """
    folder = Path(folder)
    frame = release_frame(folder / "concerns.parquet")
    frame.attrs["codebook"] = column_texts()
    frame.attrs["risk"] = _risk(folder / "risk.json")
    return frame


def release_frame(file: Path) -> pd.DataFrame:
    """Return the rows of a release, typed; raise BadRelease."""
    frame = _table(file).to_pandas()
    for column in RELEASED:
        frame[column.name] = _typed(frame[column.name], column)
    return frame


def _table(file: Path) -> pa.Table:
    try:
        table = pq.read_table(file, read_dictionary=_CODES)
    except FileNotFoundError:
        raise BadRelease(
            f"{file}: there is no such file; name the folder that ganwei release wrote"
        ) from None
    except (pa.ArrowException, OSError):
        raise BadRelease(f"{file}: not a Parquet file, or damaged") from None
    names = [column.name for column in RELEASED]
    if table.column_names != names:
        wrong = sorted(set(table.column_names) ^ set(names))
        raise BadRelease(f"{file}: not the columns of a release: {', '.join(wrong) or 'their order'}")
    return table


def _typed(values: pd.Series, column: Column) -> pd.Series:
    if column.role is Role.TEXT:
        return values.astype("string")
    if column.name.endswith("_p"):
        return values.astype("float64")
    return values.astype(pd.CategoricalDtype(_order(values, column), ordered=column.name == "month"))


def _order(found: pd.Series, column: Column) -> list[str]:
    """Return the values of a column: as in the codebook, then coarser ones, then what says nothing."""
    _name, _role, codes = column
    coarser = sorted(set(found.dropna()) - {*codes, UNSAID, HIDDEN})
    return [*codes, *coarser, UNSAID, HIDDEN]


def _risk(file: Path) -> dict[str, Any]:
    try:
        risk: dict[str, Any] = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        raise BadRelease(f"{file}: missing or damaged") from None
    return risk
