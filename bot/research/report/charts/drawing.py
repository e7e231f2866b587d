"""Altair charts as SVG that follows the page: its colours are the page's variables, its geometry no font's.

Nothing is laid out by measuring text (`autosize` none, places in pixels), because the fonts of the machine
that makes a report are not those of the phone that shows it, and the same material shall give the same bytes.
"""

import re
from typing import Any, NamedTuple

import altair as alt
import vl_convert
from markupsafe import Markup

WIDTH = 360  # of every chart, in its own units: a small phone shows them as pixels
FONT, SMALL = 13, 12  # on a phone of 360 pixels nine tenths of it
INK, FAINT, LINE, GRID = "var(--ink)", "var(--faint)", "var(--line)", "var(--grid)"
MARK = "var(--mark)"
_STYLE: dict[str, Any] = {
    "aria": False,
    "view": {"stroke": None},
    "axis": {
        "labelColor": FAINT,
        "labelFontSize": SMALL,
        "labelLimit": 0,
        "labelOverlap": False,
        "title": None,
        "gridColor": GRID,
        "domainColor": LINE,
        "tickColor": LINE,
    },
    "text": {"color": INK, "fontSize": FONT, "baseline": "middle"},
}
_VERSION = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
_ROOT = re.compile(r"^<svg[^>]*>(.*)</svg>$", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_IN_ENGLISH = re.compile(r' (?:role="graphics-[^"]*"|aria-\w+="[^"]*")')
_FONT = re.compile(r' font-family="[^"]*"')
_LONG = re.compile(r"\d+\.\d{3,}")


class Padding(NamedTuple):
    """The room around the plot, for its labels."""

    left: float = 8
    right: float = 8
    top: float = 6
    bottom: float = 24


class Drawing(NamedTuple):
    """What stands within <svg>, and its size."""

    width: float
    height: float
    inside: Markup


def drawn(layers: Any, height: float, padding: Padding) -> Drawing:
    """Return layers whose plot is `height` high; with what is around it, it is WIDTH wide."""
    width = WIDTH - padding.left - padding.right
    size = {"width": width, "height": height, "padding": padding._asdict(), "autosize": "none"}
    spec = {**layers.to_dict(validate=False), **size, "background": "transparent", "config": _STYLE}
    svg = vl_convert.vegalite_to_svg(spec, vl_version=_VERSION, allowed_base_urls=[])
    found = _ROOT.match(svg)
    if found is None:
        raise ValueError("vl-convert returned no SVG")
    inside = Markup(_TAG.sub(_tidied, found[1]))  # noqa: S704 (Vega has escaped what comes from data)
    return Drawing(WIDTH, height + padding.top + padding.bottom, inside)


def data(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return rows as the data of a chart."""
    return {"values": rows}


def _tidied(tag: re.Match[str]) -> str:
    """Return a tag without English words for screen readers, fonts and more than two decimals."""
    bare = _FONT.sub("", _IN_ENGLISH.sub("", tag[0]))
    return _LONG.sub(lambda number: f"{float(number[0]):.2f}", bare)
