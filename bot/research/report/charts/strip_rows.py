"""Where the rows of strips stand: beside their names or below them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from bot.research.report.charts.drawing import FONT, WIDTH, Padding
from bot.research.report.charts.extent import lines_of, width_of

PADDING = Padding()
PLOT = WIDTH - PADDING.left - PADDING.right
_LINE, _MARK_ROOM, _GAP, _BAR = 17, 14, 6, 5
_WIDEST_BESIDE, _BETWEEN = 125, 10
SHAPES = ("circle", "diamond", "triangle-up", "square", "cross")


class Strip(NamedTuple):
    """One row; without an interval it is drawn as a bar from 0."""

    name: str
    figure: str
    value: float
    low: float | None = None
    high: float | None = None
    shape: str = "circle"  # of the point, so that series are told apart without colours


class Placed(NamedTuple):
    """Where everything stands: rows of the marks, lines of the names, the ends of the scale, the height."""

    marks: list[dict[str, Any]]
    names: list[dict[str, Any]]
    ends: tuple[float, float]
    height: float


def placed_rows(rows: Sequence[Strip], room: float) -> Placed:
    """Return bars beside short names, anything else below its name; `room`: for the last tick's label."""
    short = max((width_of(row.name, FONT) for row in rows), default=0) <= _WIDEST_BESIDE
    return _beside(rows) if short and all(row.low is None for row in rows) else _below(rows, room)


def _beside(rows: Sequence[Strip]) -> Placed:
    left = max((width_of(row.name, FONT) for row in rows), default=0) + _BETWEEN
    right = PLOT - max((width_of(row.figure, FONT) for row in rows), default=0) - _BETWEEN
    high = _LINE + _GAP
    middles = [high * (place + 0.5) for place in range(len(rows))]
    marks = [_mark(row, middle, middle, high / 2) for row, middle in zip(rows, middles, strict=True)]
    names = [{"y": middle, "name": row.name} for row, middle in zip(rows, middles, strict=True)]
    return Placed(marks, names, (left, right), high * len(rows))


def _below(rows: Sequence[Strip], room: float) -> Placed:
    marks, names, y = list[dict[str, Any]](), list[dict[str, Any]](), 0.0
    for row in rows:
        lines = lines_of(row.name, FONT, PLOT - width_of(row.figure, FONT) - _BETWEEN)
        names += [{"y": y + _LINE * (number + 0.5), "name": line} for number, line in enumerate(lines)]
        below = y + _LINE * len(lines)
        marks.append(_mark(row, below + _MARK_ROOM / 2, y + _LINE / 2, _BAR))
        y = below + _MARK_ROOM + _GAP
    return Placed(marks, names, (room, PLOT - room), y)


def _mark(row: Strip, middle: float, first: float, around: float) -> dict[str, Any]:
    return {
        **row._asdict(),
        "zero": 0,
        "y": middle,
        "top": middle - _BAR,
        "foot": middle + _BAR,
        "first": first,
        "from": middle - around,
        "to": middle + around,
    }
