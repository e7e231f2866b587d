"""Rows with a name, a figure in words and a mark with its interval: shares, differences, totals."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from bot.research.report.charts.drawing import FAINT, FONT, INK, MARK, WIDTH, Drawing, Padding, data, drawn
from bot.research.report.charts.extent import lines_of, width_of

_PADDING = Padding()
_PLOT = WIDTH - _PADDING.left - _PADDING.right
_LINE, _MARK_ROOM, _GAP = 16, 14, 8


class Strip(NamedTuple):
    """One row; without an interval it is drawn as a bar from 0."""

    name: str
    figure: str
    value: float
    low: float | None = None
    high: float | None = None


class Scale(NamedTuple):
    """What the width stands for, and how d3-format writes it."""

    low: float
    high: float
    written: str = ".0%"


def strips(rows: Sequence[Strip], scale: Scale) -> Drawing:
    """Return the rows one below the other, each as high as its name needs."""
    placed, y = list[dict[str, Any]](), 0.0
    names = list[dict[str, Any]]()
    for row in rows:
        room = _PLOT - width_of(row.figure, FONT) - FONT
        lines = lines_of(row.name, FONT, room)
        names += [{"y": y + _LINE * (n + 0.5), "name": line} for n, line in enumerate(lines)]
        middle = y + _LINE * len(lines) + _MARK_ROOM / 2
        placed.append(
            {**row._asdict(), "y": middle, "top": middle - 5, "foot": middle + 5, "first": y + _LINE / 2}
        )
        y += _LINE * len(lines) + _MARK_ROOM + _GAP
    return drawn(_layers(placed, names, scale, y), y, _PADDING)


def _layers(
    placed: list[dict[str, Any]], names: list[dict[str, Any]], scale: Scale, height: float
) -> alt.LayerChart:
    down = alt.Scale(domain=[height, 0], nice=False, zero=False)
    axis = alt.Axis(format=scale.written, tickCount=5, labelFlush=True, domain=False, ticks=False)
    x = alt.X("value:Q", scale=alt.Scale(domain=[scale.low, scale.high], nice=False, clamp=True), axis=axis)
    y = alt.Y("y:Q", scale=down, axis=None)
    rows, without = alt.Chart(data(placed)), [row for row in placed if row["low"] is None]
    bars = alt.Chart(data([{**row, "zero": 0} for row in without])).mark_rect(color=MARK)
    within = alt.Chart(data([row for row in placed if row["low"] is not None]))
    zero = alt.Chart(data([{"value": 0}])).mark_rule(color=FAINT).encode(x=x)
    return alt.layer(
        zero,
        bars.encode(x=x, x2="zero:Q", y=alt.Y("top:Q", scale=down, axis=None), y2="foot:Q"),
        within.mark_rule(color=INK, strokeWidth=2).encode(x=alt.X("low:Q"), x2="high:Q", y=y),
        within.mark_point(color=MARK, filled=True, opacity=1, size=70).encode(x=x, y=y),
        alt.Chart(data(names)).mark_text(align="left").encode(x=alt.value(0), y=y, text="name:N"),
        rows.mark_text(align="right").encode(
            x=alt.value(_PLOT), y=alt.Y("first:Q", scale=down, axis=None), text="figure:N"
        ),
    )
