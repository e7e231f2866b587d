"""A grid of counts and their shares of a row, the darker the greater; None is shown as not shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from bot.research.report.charts.drawing import FAINT, FONT, GRID, INK, SMALL, Drawing, Padding, data, drawn
from bot.research.report.charts.extent import width_of

STEPS = 5
_ROW, _APART = 44, 8
_NONE = "·"


@dataclass(frozen=True)
class Cell:
    """How many, and which share of its row; the rest of a row is several cells together and has no colour."""

    count: int
    share: float
    is_rest: bool = False


def heat(down: Sequence[str], across: Sequence[str], cells: Mapping[tuple[str, str], Cell | None]) -> Drawing:
    """Return the grid; `cells` by (name of a row, name of a column)."""
    shares = [cell.share for cell in cells.values() if cell is not None and not cell.is_rest]
    most = max(shares, default=1)
    rows = [
        _cell(place, cells.get(place), most) for place in ((row, column) for row in down for column in across)
    ]
    padding = Padding(left=12 + max(width_of(name, FONT) for name in down), top=26, bottom=6)
    axes: dict[str, Any] = {"domain": False, "ticks": False, "labelFontSize": FONT, "grid": False}
    x = alt.X(
        "across:N",
        scale=alt.Scale(domain=list(across), padding=0.06),
        axis=alt.Axis(orient="top", labelAngle=0, **axes),
    )
    y = alt.Y("down:N", scale=alt.Scale(domain=list(down), padding=0.06), axis=alt.Axis(**axes))
    layers = (
        alt.Chart(data(rows)).mark_rect().encode(x=x, y=y, fill=alt.Fill("ground:N", scale=None)),
        _written(rows, "none", 0, FONT).encode(x=x, y=y),
        _written(rows, "share", -_APART, FONT).encode(x=x, y=y),
        _written(rows, "count", _APART, SMALL).encode(x=x, y=y),
    )
    return drawn(alt.layer(*layers), _ROW * len(down), padding)


def _written(rows: list[dict[str, Any]], key: str, down: int, size: int) -> alt.Chart:
    """Return the words that rows have under a key, `down` pixels below the middle of their cells."""
    marks = alt.Chart(data([row for row in rows if row[key]])).mark_text(dy=down, fontSize=size)
    words: alt.Chart = marks.encode(text=alt.Text(f"{key}:N"), color=alt.Color("ink:N", scale=None))
    return words


def _cell(place: tuple[str, str], cell: Cell | None, most: float) -> dict[str, Any]:
    down, across = place
    if cell is None:
        return {"down": down, "across": across, **_words(_NONE), "ground": GRID, "ink": FAINT}
    told = {"down": down, "across": across, **_words("", f"{cell.share:.0%}", f"{cell.count:,}")}
    if cell.is_rest:
        return {**told, "ground": GRID, "ink": INK}
    step = min(STEPS, 1 + int(STEPS * cell.share / most))
    return {**told, "ground": f"var(--heat-{step})", "ink": f"var(--on-heat-{step})"}


def _words(none: str, share: str = "", count: str = "") -> dict[str, str]:
    return {"none": none, "share": share, "count": count}
