"""A table of classes coarsened as a release is, before anything of it is hidden or left out."""

import pandas as pd

from bot.research.columns import QUASI
from bot.research.hierarchies import coarsened


def coarse(classes: pd.DataFrame, degrees: dict[str, int]) -> pd.DataFrame:
    """Return QUASI at the given degrees, and `rows`, a line for each class as read."""
    columns = {
        name: classes[name].map(
            {value: coarsened(name, value, degrees[name]) for value in classes[name].unique()}
        )
        for name in QUASI
    }
    return pd.DataFrame({**columns, "rows": classes["rows"]})
