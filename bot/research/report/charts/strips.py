"""Rows with a name, a figure in words and a mark with its interval: shares, differences, totals."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import altair as alt

from bot.research.report.charts.drawing import (
    FAINT,
    FONT,
    INK,
    MARK,
    PAPER,
    WIDTH,
    Drawing,
    Padding,
    data,
    drawn,
)
from bot.research.report.charts.extent import lines_of, ticks, width_of

_PADDING = Padding()
_PLOT = WIDTH - _PADDING.left - _PADDING.right
_LINE, _MARK_ROOM, _GAP, _BAR = 17, 14, 6, 5
_WIDEST_BESIDE, _BETWEEN, _A_TICK = 125, 10, 85


class Strip(NamedTuple):
    """One row; without an interval it is drawn as a bar from 0."""

    name: str
    figure: str
    value: float
    low: float | None = None
    high: float | None = None


class Scale(NamedTuple):
    """What the width stands for, how d3-format writes it, the least from one tick to the next."""

    low: float
    high: float
    written: str = ".0%"
    step: float = 0.01


class _Placed(NamedTuple):
    """Where everything stands: rows of the marks, lines of the names, the ends of the scale, the height."""

    marks: list[dict[str, Any]]
    names: list[dict[str, Any]]
    ends: tuple[float, float]
    height: float


def strips(rows: Sequence[Strip], scale: Scale) -> Drawing:
    """Return the rows one below the other: bars beside short names, anything else below its name."""
    short = max((width_of(row.name, FONT) for row in rows), default=0) <= _WIDEST_BESIDE
    placed = _beside(rows) if short and all(row.low is None for row in rows) else _below(rows)
    return drawn(_layers(placed, scale), placed.height, _PADDING)


def _beside(rows: Sequence[Strip]) -> _Placed:
    left = max((width_of(row.name, FONT) for row in rows), default=0) + _BETWEEN
    right = _PLOT - max((width_of(row.figure, FONT) for row in rows), default=0) - _BETWEEN
    high = _LINE + _GAP
    middles = [high * (place + 0.5) for place in range(len(rows))]
    marks = [_mark(row, middle, middle) for row, middle in zip(rows, middles, strict=True)]
    names = [{"y": middle, "name": row.name} for row, middle in zip(rows, middles, strict=True)]
    return _Placed(marks, names, (left, right), high * len(rows))


def _below(rows: Sequence[Strip]) -> _Placed:
    marks, names, y = list[dict[str, Any]](), list[dict[str, Any]](), 0.0
    for row in rows:
        lines = lines_of(row.name, FONT, _PLOT - width_of(row.figure, FONT) - _BETWEEN)
        names += [{"y": y + _LINE * (number + 0.5), "name": line} for number, line in enumerate(lines)]
        below = y + _LINE * len(lines)
        marks.append(_mark(row, below + _MARK_ROOM / 2, y + _LINE / 2))
        y = below + _MARK_ROOM + _GAP
    return _Placed(marks, names, (0, _PLOT), y)


def _mark(row: Strip, middle: float, first: float) -> dict[str, Any]:
    return {
        **row._asdict(),
        "zero": 0,
        "y": middle,
        "top": middle - _BAR,
        "foot": middle + _BAR,
        "first": first,
    }


def _layers(placed: _Placed, scale: Scale) -> Any:
    down = alt.Scale(domain=[placed.height, 0], nice=False, zero=False)
    values = ticks(scale.low, scale.high, (placed.ends[1] - placed.ends[0]) / _A_TICK, scale.step)
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
        *_written(placed.marks, "right", _PLOT, first, alt.Text("figure:N")),
    )


def _written(
    rows: list[dict[str, Any]], align: Literal["left", "right"], place: float, y: alt.Y, text: alt.Text
) -> list[alt.Chart]:
    """Return words, and beneath them their outline in the paper's colour: no line runs through them."""
    chart, x = alt.Chart(data(rows)), alt.value(place)
    outline = chart.mark_text(align=align, stroke=PAPER, strokeWidth=4, strokeJoin="round")
    return [each.encode(x=x, y=y, text=text) for each in (outline, chart.mark_text(align=align))]
