"""The codebook as data, and as the page that goes with a release."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.research.columns import HIDDEN, RELEASED, UNSAID
from bot.research.hierarchies import groups

_FOLDER = Path(__file__).parent
_AS_IT_IS = "—"


@cache
def column_texts() -> dict[str, dict[str, Any]]:
    """Return for each released column: title, meaning, how, limits, and for codes what each value means."""
    texts: dict[str, dict[str, Any]] = yaml.safe_load((_FOLDER / "columns.yml").read_text("utf-8"))
    return texts


def codebook(
    risk: dict[str, Any], degrees: dict[str, str], present: dict[str, list[str]] | None = None
) -> str:
    """Return the codebook of a release in Markdown.

    `degrees` says how coarse a column is in it, `present` which values of a quasi-identifier occur.
    """
    # Markdown is read by people, not rendered with scripts; what comes from data are numbers only.
    templates = Environment(loader=FileSystemLoader(_FOLDER), undefined=StrictUndefined, autoescape=False)  # noqa: S701
    return templates.get_template("codebook.md.j2").render(
        columns=RELEASED,
        texts=column_texts(),
        risk=risk,
        hidden=HIDDEN,
        unsaid=UNSAID,
        present=present or {},
        hidden_share={name: lost["hidden"] for name, lost in risk.get("loss", {}).get("columns", {}).items()},
        groups=groups(),
        detail=lambda name: degrees.get(name, _AS_IT_IS),
    )


def degrees_in_words(degrees: dict[str, list[int]]) -> dict[str, str]:
    """Return how coarse each column is, as the codebook says it."""
    words: dict[str, Any] = yaml.safe_load((_FOLDER / "degrees.yml").read_text("utf-8"))
    return {
        name: words["between"].join(words.get(name, words["others"])[step] for step in steps)
        for name, steps in degrees.items()
    }
