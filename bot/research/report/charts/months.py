"""Counts in the order of time: columns, or points with their intervals where the counts carry noise."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from bot.research.report.charts.drawing import INK, MARK, SMALL, WIDTH, Drawing, Padding, data, drawn
from bot.research.report.charts.extent import ticks, width_of

_HEIGHT, _APART, _TICKS = 190, 10, 5


class Column(NamedTuple):
    """A period and its count; None where nothing is known."""

    period: str
    number: float | None
    reach: float = 0  # half the width of the interval


def months(columns: Sequence[Column]) -> Drawing:
    """Return the columns; as many periods are named as fit beside each other."""
    top = max([1, *((column.number or 0) + column.reach for column in columns)])
    padding = Padding(left=14 + width_of(f"{round(top):,}", SMALL), right=24, top=10, bottom=30)
    rows = [
        _row(column.period, column.number, column.reach) for column in columns if column.number is not None
    ]
    x = _across([column.period for column in columns], WIDTH - padding.left - padding.right)
    axis = alt.Axis(format=",d", values=ticks(0, top, _TICKS, 1), domain=False, ticks=False)
    y = alt.Y("count:Q", scale=alt.Scale(domain=[0, top]), axis=axis)
    bars = alt.Chart(data([row for row in rows if row["low"] == row["high"]]))
    ranges = alt.Chart(data([row for row in rows if row["low"] != row["high"]]))
    rules = ranges.mark_rule(color=INK, strokeWidth=1.5)
    layers = (
        bars.mark_bar(color=MARK).encode(x=x, y=y),
        rules.encode(x=x, y=alt.Y("low:Q"), y2=alt.Y2("high:Q")),
        ranges.mark_point(color=MARK, filled=True, opacity=1, size=50).encode(x=x, y=y),
    )
    return drawn(alt.layer(*layers), _HEIGHT, padding)


def _row(period: str, number: float, reach: float) -> dict[str, Any]:
    low, count, high = (max(0, number + way * reach) for way in (-1, 0, 1))
    return {"period": period, "low": low, "count": count, "high": high}


def _across(periods: list[str], plot: float) -> alt.X:
    """Return the periods side by side, as many of them named as there is room for."""
    widest = max((width_of(period, SMALL) for period in periods), default=1) + _APART
    step = max(1, math.ceil(widest * len(periods) / plot))
    axis = alt.Axis(values=periods[::step], labelAngle=0, labelPadding=7, ticks=False)
    return alt.X("period:N", scale=alt.Scale(domain=periods, paddingInner=0.25), sort=None, axis=axis)
