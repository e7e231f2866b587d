"""The rows of a release, grouped once: every figure without a text is read from the groups."""

from collections.abc import Iterable

import pandas as pd

from bot.research.columns import HIDDEN, QUASI, RELEASED, SENSITIVE, UNSAID

CODES = (*QUASI, *SENSITIVE)
BY = tuple(f"{column}_by" for column in SENSITIVE)
READ = "read"  # whether a row has a text, and no quasi-identifier
ROWS = "rows"  # how many rows a group has
_PLACES = {column.name: {value: place for place, value in enumerate(column.values)} for column in RELEASED}


def completed(released: pd.DataFrame) -> pd.DataFrame:
    """Return codes, coders and text of all rows: an absent column is hidden, an empty cell unsaid."""
    frame = released.reindex(columns=[*CODES, *BY, "text"])
    frame[READ] = frame["text"].notna()
    for column in (*CODES, *BY):
        filling = UNSAID if column in released else HIDDEN
        frame[column] = frame[column].astype("object").where(frame[column].notna(), filling).astype("str")
    return frame


def grouped(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the combinations of codes that there are, ordered, with how many rows have each."""
    return frame.groupby([*CODES, *BY, READ], sort=True, observed=True).size().reset_index(name=ROWS)


def totals(cells: pd.DataFrame, column: str) -> dict[str, int]:
    """Return how many rows have each value of a column, in the order in which people read the values."""
    sums = cells.groupby(column, observed=True)[ROWS].sum()
    return {value: int(sums[value]) for value in in_order(column, sums.index)}


def said_only(counts: dict[str, int]) -> dict[str, int]:
    """Return the counts of what was said and published."""
    return {value: count for value, count in counts.items() if value not in {UNSAID, HIDDEN}}


def in_order(column: str, values: Iterable[str]) -> list[str]:
    """Return values as their list has them, then coarser ones, then what was not said or published."""
    places = _PLACES.get(column, {})

    def place(value: str) -> tuple[int, int, str]:
        last = (UNSAID, HIDDEN).index(value) + 1 if value in {UNSAID, HIDDEN} else 0
        return last, places.get(value, len(places)), value

    return sorted(values, key=place)
