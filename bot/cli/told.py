"""The words of `ganwei release`: release.yml, whose gaps are filled here."""

from pathlib import Path
from typing import Any

import yaml

from bot.research.failures import Refusal
from bot.research.making.failing import Reason, ReleaseFails

_WORDS = Path(__file__).with_name("release.yml")


def made(risk: dict[str, Any], out: Path) -> str:
    """Return the line of a release that was written, given its risk.json."""
    words, budget = _words(), risk["budget"]
    read = words["not_counted"]
    if budget:
        read = words["about"].format(rows=risk["rows_in"], reach=round(budget["half_width"]))
    figures = {"rows": risk["rows_out"], "texts": risk["texts"]["released"]}
    return str(words["made"].format(out=out, k=risk["measured"]["figures"]["k"], read=read, **figures))


def refused(error: Refusal | ReleaseFails) -> str:
    """Return the line of a release that was not written."""
    words = _words()
    if isinstance(error, Refusal):
        return str(words[error.code].format(**error.figures))
    return _unsafe(words, error.reasons)


def _unsafe(words: dict[str, Any], reasons: list[Reason]) -> str:
    told = [words["reasons"][code].format(**figures) for code, figures in reasons]
    return str(words["unsafe"].format(reasons=words["between"].join(told)))


def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(_WORDS.read_text("utf-8"))
    return words
