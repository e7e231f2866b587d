"""Rows with a name, a figure in words and a mark with its interval: shares, differences, totals."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import altair as alt

from bot.research.report.charts.drawing import FAINT, INK, MARK, PAPER, Drawing, data, drawn
from bot.research.report.charts.extent import ticks
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
    placed = placed_rows(rows)
    return drawn(_layers(placed, scale), placed.height, PADDING)


def _layers(placed: Placed, scale: Scale) -> Any:
    down = alt.Scale(domain=[placed.height, 0], nice=False, zero=False)
    values = ticks(
        scale.low, scale.high, max(_TICKS, (placed.ends[1] - placed.ends[0]) / _A_TICK), scale.step
    )
    axis = alt.Axis(format=scale.written, values=values, labelFlush=True, domain=False, ticks=False)
    across = alt.Scale(domain=[scale.low, scale.high], range=list(placed.ends), nice=False, clamp=True)
    x, y = alt.X("value:Q", scale=across, axis=axis), alt.Y("y:Q", scale=down, axis=None)
    top, first = alt.Y("top:Q", scale=down, axis=None), alt.Y("first:Q", scale=down, axis=None)
    bars = alt.Chart(data([row for row in placed.marks if row["low"] is None]))
    within = alt.Chart(data([row for row in placed.marks if row["low"] is not None]))
    zero = alt.Chart(data([{"value": 0}] if scale.low < 0 else []))
    return alt.layer(
        zero.mark_rule(color=FAINT).encode(x=x),
        bars.mark_rect(color=MARK).encode(x=x, x2=alt.X2("zero:Q"), y=top, y2=alt.Y2("foot:Q")),
        within.mark_rule(color=INK, strokeWidth=2).encode(x=alt.X("low:Q"), x2=alt.X2("high:Q"), y=y),
        within.mark_point(color=MARK, filled=True, opacity=1, size=70).encode(x=x, y=y),
        *_written(placed.names, "left", 0, y, alt.Text("name:N")),
        *_written(placed.marks, "right", PLOT, first, alt.Text("figure:N")),
    )


def _written(
    rows: list[dict[str, Any]], align: Literal["left", "right"], place: float, y: alt.Y, text: alt.Text
) -> list[alt.Chart]:
    """Return words, and beneath them their outline in the paper's colour: no line runs through them."""
    chart, x = alt.Chart(data(rows)), alt.value(place)
    outline = chart.mark_text(align=align, stroke=PAPER, strokeWidth=4, strokeJoin="round")
    return [each.encode(x=x, y=y, text=text) for each in (outline, chart.mark_text(align=align))]
