"""Words as boxes, joined where they stand together; boxes never lie upon each other."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from bot.research.report.charts.drawing import WIDTH, Drawing, Padding, data, drawn
from bot.research.report.charts.placing import BOX, placed

_HEIGHT = 400
_PADDING = Padding(8, 8, 8, 8)
_PLOT = WIDTH - _PADDING.left - _PADDING.right
_THICKEST = 5


def network(pairs: Mapping[tuple[str, str], int], seed: int) -> Drawing:
    """Return the words of `pairs`; the thicker a line, the more texts hold both."""
    boxes, heaviest = placed(pairs, _PLOT, _HEIGHT, seed), max(pairs.values())
    lines: list[dict[str, Any]] = [
        {
            "x": boxes[a][0],
            "y": boxes[a][1],
            "x2": boxes[b][0],
            "y2": boxes[b][1],
            "n": count / heaviest * _THICKEST,
        }
        for (a, b), count in pairs.items()
    ]
    names = [
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
    across, down = alt.Scale(domain=[0, _PLOT], nice=False), alt.Scale(domain=[_HEIGHT, 0], nice=False)
    x, y = alt.X("x:Q", scale=across, axis=None), alt.Y("y:Q", scale=down, axis=None)
    rules = alt.Chart(data(lines)).mark_rule(color="var(--tie)", opacity=1)
    rects = alt.Chart(data(names)).mark_rect(color="var(--heat-1)", stroke="var(--mark)", cornerRadius=6)
    left, top = alt.X("left:Q", scale=across, axis=None), alt.Y("top:Q", scale=down, axis=None)
    texts = (
        alt.Chart(data(names)).mark_text(color="var(--on-heat-1)").encode(x=x, y=y, text=alt.Text("word:N"))
    )
    return drawn(
        alt.layer(
            rules.encode(
                x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q"), strokeWidth=alt.StrokeWidth("n:Q", scale=None)
            ),
            rects.encode(x=left, x2=alt.X2("right:Q"), y=top, y2=alt.Y2("foot:Q")),
            texts,
        ),
        _HEIGHT,
        _PADDING,
    )
