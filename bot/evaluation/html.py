"""The few pieces of HTML that the evaluation report is made of; everything is escaped."""

from html import escape
from typing import Any, List, Sequence, Tuple

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: .5rem 0 1rem; }
td, th { padding: .2rem .8rem; border-bottom: 1px solid #d5dae0; text-align: left; }
svg { background: #f4f5f7; margin: .5rem 1rem .5rem 0; }
polyline { fill: none; stroke: #1f5a94; stroke-width: 2; }
text { font-size: 11px; }
"""
_WIDTH, _HEIGHT, _MARGIN = 320, 220, 30


def page(title: str, *sections: str) -> str:
    """Return a whole page."""
    head = f"<meta charset='utf-8'><title>{escape(title)}</title><style>{_STYLE}</style>"
    return f"<!doctype html><html lang='en'>{head}<h1>{escape(title)}</h1>{''.join(sections)}</html>"


def section(title: str, *parts: str) -> str:
    """Return a section under its title."""
    return f"<section><h2>{escape(title)}</h2>{''.join(parts)}</section>"


def table(head: Sequence[str], rows: List[List[Any]]) -> str:
    """Return a table."""
    return f"<table>{_row('th', head)}{''.join(_row('td', row) for row in rows)}</table>"


def _row(cell: str, values: Sequence[Any]) -> str:
    return "<tr>" + "".join(f"<{cell}>{escape(str(value))}</{cell}>" for value in values) + "</tr>"


def chart(points: List[Tuple[float, float]]) -> str:
    """Return a line through points whose two coordinates lie between 0 and 1."""
    line = " ".join(f"{_across(x):.1f},{_down(y):.1f}" for x, y in points)
    marks = "".join(
        f"<text x='{_across(tick) - 8:.0f}' y='{_HEIGHT - 10}'>{tick}</text>"
        f"<text x='2' y='{_down(tick) + 4:.0f}'>{tick}</text>"
        for tick in (0, 0.5, 1)
    )
    return f"<svg width='{_WIDTH}' height='{_HEIGHT}'>{marks}<polyline points='{line}'/></svg>"


def _across(value: float) -> float:
    return _MARGIN + value * (_WIDTH - 2 * _MARGIN)


def _down(value: float) -> float:
    return _HEIGHT - _MARGIN - value * (_HEIGHT - 2 * _MARGIN)
