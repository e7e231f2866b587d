"""Words as boxes, joined where they stand together; boxes never lie upon each other."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from bot.research.report.charts.drawing import WIDTH, Drawing, Padding, data, drawn
from bot.research.report.charts.placing import BOX, Boxes, placed

_HEIGHT = 400
_PADDING = Padding(8, 8, 8, 8)
_PLOT = WIDTH - _PADDING.left - _PADDING.right
_THICKEST = 5


def network(pairs: Mapping[tuple[str, str], int], seed: int) -> Drawing:
    """Return the words of `pairs`; the thicker a line, the more texts hold both."""
    boxes = placed(pairs, _PLOT, _HEIGHT, seed)
    return drawn(alt.layer(_lines(pairs, boxes), *_boxes(boxes)), _HEIGHT, _PADDING)


def _lines(pairs: Mapping[tuple[str, str], int], boxes: Boxes) -> alt.Chart:
    heaviest = max(pairs.values())
    rows = [
        {"x": boxes[a][0], "y": boxes[a][1], "x2": boxes[b][0], "y2": boxes[b][1], "thick": texts / heaviest}
        for (a, b), texts in pairs.items()
    ]
    thick = alt.StrokeWidth("thick:Q", scale=alt.Scale(domain=[0, 1], range=[0, _THICKEST]), legend=None)
    rules = alt.Chart(data(rows)).mark_rule(color="var(--tie)", opacity=1)
    other = {"x2": alt.X2("x2:Q"), "y2": alt.Y2("y2:Q")}
    lines: alt.Chart = rules.encode(x=_x("x"), y=_y("y"), strokeWidth=thick, **other)
    return lines


def _boxes(boxes: Boxes) -> tuple[alt.Chart, alt.Chart]:
    rows: list[dict[str, Any]] = [
        {
            "x": x,
            "y": y,
            "left": x - half,
            "right": x + half,
            "top": y - BOX / 2,
            "foot": y + BOX / 2,
            "word": word,
        }
        for word, (x, y, half) in boxes.items()
    ]
    rects = alt.Chart(data(rows)).mark_rect(color="var(--heat-1)", stroke="var(--mark)", cornerRadius=6)
    words = alt.Chart(data(rows)).mark_text(color="var(--on-heat-1)")
    return (
        rects.encode(x=_x("left"), x2=alt.X2("right:Q"), y=_y("top"), y2=alt.Y2("foot:Q")),
        words.encode(x=_x("x"), y=_y("y"), text=alt.Text("word:N")),
    )


def _x(name: str) -> alt.X:
    return alt.X(f"{name}:Q", scale=alt.Scale(domain=[0, _PLOT], nice=False), axis=None)


def _y(name: str) -> alt.Y:
    return alt.Y(f"{name}:Q", scale=alt.Scale(domain=[_HEIGHT, 0], nice=False), axis=None)
