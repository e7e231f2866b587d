"""At which degrees of detail the cells of a release stand."""

import pandas as pd

from bot.research.columns import HIDDEN, QUASI
from bot.research.hierarchies import STEPS, degrees_of


def degrees(mapping: pd.DataFrame) -> dict[str, list[int]]:
    """Return for each column the degrees at which released cells stand, those that are hidden left out.

    A word that is the same at several degrees counts for one that is there anyway, else for the finest. A
    column of which all is hidden stands at its last degree.
    """
    kept = mapping[mapping["kept"]]
    return {name: _degrees(name, kept[[name, f"to_{name}"]]) for name in QUASI}


def _degrees(column: str, pairs: pd.DataFrame) -> list[int]:
    words = pairs[pairs[f"to_{column}"] != HIDDEN].drop_duplicates()
    explained = [set(degrees_of(column, value, word)) for value, word in words.itertuples(index=False)]
    found = {step for steps in explained if len(steps) == 1 for step in steps}
    found |= {min(steps) for steps in explained if steps and not steps & found}
    return sorted(found) or [STEPS[column] - 1]
