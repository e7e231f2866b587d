"""Rows with a name, a figure in words and a mark with its interval: shares, differences, totals."""

from collections.abc import Sequence
from itertools import repeat
from typing import Any, Literal, NamedTuple

import altair as alt

from bot.research.report.charts.drawing import FAINT, GRID, INK, MARK, SMALL, Drawing, data, drawn
from bot.research.report.charts.extent import ticks, width_of
from bot.research.report.charts.strip_rows import PADDING, PLOT, Placed, Strip, placed_rows

_A_TICK, _TICKS = 70, 3


class Scale(NamedTuple):
    """What the width stands for, how d3-format writes it, the least from one tick to the next."""

    low: float
    high: float
    written: str = ".0%"
    step: float = 0.01


def strips(rows: Sequence[Strip], scale: Scale) -> Drawing:
    """Return the rows one below the other."""
    placed = placed_rows(rows, max(map(_half, scale[:2], repeat(scale))))
    return drawn(_layers(placed, scale), placed.height, PADDING)


def _layers(placed: Placed, scale: Scale) -> Any:
    down = alt.Scale(domain=[placed.height, 0], nice=False, zero=False)
    values = ticks(
        scale.low, scale.high, max(_TICKS, (placed.ends[1] - placed.ends[0]) / _A_TICK), scale.step
    )
    axis = alt.Axis(
        format=scale.written, values=values, labelFlush=False, grid=False, domain=False, ticks=False
    )
    across = alt.Scale(domain=[scale.low, scale.high], range=list(placed.ends), nice=False, clamp=True)
    x, y = alt.X("value:Q", scale=across, axis=axis), alt.Y("y:Q", scale=down, axis=None)
    shape = alt.Shape("shape:N", scale=None)
    top, first = alt.Y("top:Q", scale=down, axis=None), alt.Y("first:Q", scale=down, axis=None)
    bars = alt.Chart(data([row for row in placed.marks if row["low"] is None]))
    within = alt.Chart(data([row for row in placed.marks if row["low"] is not None]))
    return alt.layer(
        *_grid(placed, values, x, down),
        bars.mark_rect(color=MARK).encode(x=x, x2=alt.X2("zero:Q"), y=top, y2=alt.Y2("foot:Q")),
        within.mark_rule(color=INK, strokeWidth=2).encode(x=alt.X("low:Q"), x2=alt.X2("high:Q"), y=y),
        within.mark_point(color=MARK, filled=True, opacity=1, size=70).encode(x=x, y=y, shape=shape),
        _written(placed.names, "left", 0, y, alt.Text("name:N")),
        _written(placed.marks, "right", PLOT, first, alt.Text("figure:N")),
    )


def _half(end: float, scale: Scale) -> float:
    """Return half the width of the label of an end of the scale."""
    return width_of(f"{end:.0%}" if scale.written.endswith("%") else f"{end:,.0f}", SMALL) / 2


def _grid(placed: Placed, values: list[float], x: alt.X, down: alt.Scale) -> list[alt.Chart]:
    """Return the lines of the grid, only where marks are, so that none runs through words."""
    lines = [
        {"value": value, "from": mark["from"], "to": mark["to"]} for value in values for mark in placed.marks
    ]
    y = {"y": alt.Y("from:Q", scale=down, axis=None), "y2": alt.Y2("to:Q")}
    plain = alt.Chart(data(lines)).mark_rule(color=GRID).encode(x=x, **y)
    zero = alt.Chart(data([line for line in lines if line["value"] == 0 > values[0]]))
    return [plain, zero.mark_rule(color=FAINT).encode(x=x, **y)]


def _written(
    rows: list[dict[str, Any]], align: Literal["left", "right"], place: float, y: alt.Y, text: alt.Text
) -> alt.Chart:
    chart: alt.Chart = alt.Chart(data(rows)).mark_text(align=align).encode(x=alt.value(place), y=y, text=text)
    return chart
