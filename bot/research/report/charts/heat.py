"""A grid of counts, the darker the more; a cell that is None is shown as not shown."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from bot.research.report.charts.drawing import FAINT, FONT, GRID, Drawing, Padding, data, drawn
from bot.research.report.charts.extent import width_of

STEPS = 5
_ROW = 34
_NONE = "·"


def heat(down: Sequence[str], across: Sequence[str], counts: Mapping[tuple[str, str], int | None]) -> Drawing:
    """Return the grid; `counts` by (name of a row, name of a column)."""
    most = max((count for count in counts.values() if count is not None), default=1)
    rows = [
        _cell(place, counts.get(place), most)
        for place in ((row, column) for row in down for column in across)
    ]
    padding = Padding(left=12 + max(width_of(name, FONT) for name in down), top=26, bottom=6)
    axes: dict[str, Any] = {"domain": False, "ticks": False, "labelFontSize": FONT, "grid": False}
    x = alt.X(
        "across:N",
        scale=alt.Scale(domain=list(across), padding=0.06),
        axis=alt.Axis(orient="top", labelAngle=0, **axes),
    )
    y = alt.Y("down:N", scale=alt.Scale(domain=list(down), padding=0.06), axis=alt.Axis(**axes))
    base = alt.Chart(data(rows)).encode(x=x, y=y)
    cells = base.mark_rect().encode(fill=alt.Fill("ground:N", scale=None))
    figures = base.mark_text().encode(text=alt.Text("figure:N"), color=alt.Color("ink:N", scale=None))
    return drawn(alt.layer(cells, figures), _ROW * len(down), padding)


def _cell(place: tuple[str, str], count: int | None, most: int) -> dict[str, Any]:
    if count is None:
        return {"down": place[0], "across": place[1], "figure": _NONE, "ground": GRID, "ink": FAINT}
    step = min(STEPS, 1 + count * STEPS // (most + 1))
    ground, ink = f"var(--heat-{step})", f"var(--on-heat-{step})"
    return {"down": place[0], "across": place[1], "figure": f"{count:,}", "ground": ground, "ink": ink}
