"""Columns in the order of time, with their intervals."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import altair as alt

from bot.research.report.charts.drawing import INK, MARK, SMALL, WIDTH, Drawing, Padding, data, drawn
from bot.research.report.charts.extent import width_of

_HEIGHT, _APART = 190, 10


class Column(NamedTuple):
    """A period and its count; None where nothing is known."""

    period: str
    number: float | None
    reach: float = 0  # half the width of the interval


def months(columns: Sequence[Column]) -> Drawing:
    """Return the columns; as many periods are named as fit beside each other."""
    top = max(((column.number or 0) + column.reach for column in columns), default=0)
    padding = Padding(left=14 + width_of(f"{round(top):,}", SMALL), right=24, top=10, bottom=30)
    plot = WIDTH - padding.left - padding.right
    rows = [
        {
            "period": column.period,
            "count": max(0, column.number),
            "low": max(0, column.number - column.reach),
            "high": max(0, column.number + column.reach),
        }
        for column in columns
        if column.number is not None
    ]
    periods = [column.period for column in columns]
    widest = max((width_of(period, SMALL) for period in periods), default=1) + _APART
    step = math.ceil(widest * len(periods) / plot) if periods else 1
    axis = alt.Axis(values=periods[::step], labelAngle=0, labelPadding=7, ticks=False)
    x = alt.X("period:N", scale=alt.Scale(domain=periods, paddingInner=0.25), sort=None, axis=axis)
    y = alt.Y(
        "count:Q",
        scale=alt.Scale(domain=[0, max(top, 1)]),
        axis=alt.Axis(format=",d", tickCount=4, tickMinStep=1, domain=False, ticks=False),
    )
    bars = alt.Chart(data(rows)).mark_bar(color=MARK).encode(x=x, y=y)
    ranges = alt.Chart(data([row for row in rows if row["low"] != row["high"]]))
    rules = ranges.mark_rule(color=INK, strokeWidth=1.5).encode(x=x, y=alt.Y("low:Q"), y2=alt.Y2("high:Q"))
    return drawn(alt.layer(bars, rules), _HEIGHT, padding)
