"""Who gave the codes that are counted: holders, the model, researchers."""

from collections.abc import Iterable

import pandas as pd

from bot.questionnaire.coarsening import coarsened, sums
from bot.research.columns import HIDDEN, UNSAID
from bot.research.report.cells import ROWS, in_order
from bot.research.report.numbers import at_least
from bot.research.report.wording import listed, named, said

type ByCoder = dict[str, dict[str, int]]
"""Of each coder how many rows have each value."""


def by_coder(cells: pd.DataFrame, column: str) -> ByCoder:
    """Return the rows of each value that was said and published, by who gave it."""
    known = cells[~cells[column].isin((UNSAID, HIDDEN))]
    sums = known.groupby([f"{column}_by", column], observed=True)[ROWS].sum()
    found: ByCoder = {coder: {} for coder in in_order(f"{column}_by", sums.index.unique(0))}
    for (coder, value), rows in sums.items():
        found[str(coder)][str(value)] = int(rows)
    return found


def coders_in_words(coders: ByCoder, k: int) -> str:
    """Return how many codes each gave; fewer than k are not told."""
    return listed(
        said("pooled", "series", name=named("coders", coder), count=at_least(sum(values.values()), k))
        for coder, values in coders.items()
    )


def pooled(cells: pd.DataFrame, columns: Iterable[str], k: int) -> str:
    """Return that codes of all coders are counted together, and how many each gave."""
    told = [
        said("pooled", "column", column=named("columns", column), series=_safely(coders, k))
        for column in columns
        if (coders := by_coder(cells, column))
    ]
    return said("pooled", "by", series=listed(told, "clauses"))


def _safely(coders: ByCoder, k: int) -> str:
    """Return how many codes each gave, fewer than k only with others: the sum of all is known."""
    given = {coder: [sum(values.values())] for coder, values in coders.items()}
    coarse = coarsened(given, k)
    groups = coarse.groups if coarse else [tuple(given)]
    return listed(
        said(
            "pooled",
            "series",
            name=listed((named("coders", coder) for coder in group), "and"),
            count=at_least(sum(sums(given, group)), k),
        )
        for group in groups
    )
