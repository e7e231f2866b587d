"""Small tables of classes: rows of quasi-identifiers and sensitive values, counted."""

import pandas as pd
from hypothesis import strategies as st

from bot.concerns.codes import Link, Reluctance
from bot.research.columns import QUASI, SENSITIVE, UNSAID
from bot.research.topics import Topic

FIRST = ("2026-11", "武陟县", "乡镇", "项目招商", "短", "已收到")
VALUES = {
    "reluctance": [*Reluctance, UNSAID],
    "link": [*Link, UNSAID],
    "topic": [*Topic, UNSAID],
}


def rows_of(*parts):
    """Return rows: each part is (quasi-identifiers, sensitive values), as tuples."""
    lines = [(*map(str, quasi), *map(str, sensitive)) for quasi, sensitive in parts]
    return pd.DataFrame(lines, columns=[*QUASI, *SENSITIVE], dtype="str")


def classes_of(rows):
    """Return the table of classes of rows."""
    coded = rows.copy()
    for column, values in VALUES.items():
        coded[column] = [1 << values.index(value) for value in rows[column]]
    groups = coded.groupby(list(QUASI), sort=True)
    union = {column: groups[column].agg(_union) for column in SENSITIVE}
    return pd.DataFrame({"rows": groups.size(), **union}).reset_index()


def _union(masks):
    found = 0
    for mask in masks:
        found |= int(mask)
    return found


def like(**changed):
    """Return quasi-identifiers like FIRST, but for some columns."""
    return tuple(changed.get(column, value) for column, value in zip(QUASI, FIRST, strict=True))


FEW = st.tuples(
    st.sampled_from(["2026-10", "2026-11"]),
    st.sampled_from(["武陟县", "温县", "解放区", UNSAID]),
    st.sampled_from(["乡镇", "村"]),
    st.just("项目招商"),
    st.sampled_from(["短", "长"]),
    st.just("已收到"),
)
SAID = st.tuples(*(st.sampled_from(values[:3]) for values in VALUES.values()))
ROWS = st.lists(st.tuples(FEW, SAID), min_size=1, max_size=30).map(lambda parts: rows_of(*parts))
