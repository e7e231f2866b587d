"""The table of `ganwei survey`: our figures beside what the paper says, in Markdown or as plain values."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from sqlalchemy import Engine

from bot.questionnaire.figures import Figures, figures
from bot.questionnaire.release import titles

_TEMPLATE = Path(__file__).with_name("survey.md.j2")


def markdown(engine: Engine, k: int) -> str:
    """Return the report; its words stand in survey.md.j2."""
    # A text for a terminal or a document, in which nothing is a stranger's: there is no HTML to escape.
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # noqa: S701
    template = environment.from_string(_TEMPLATE.read_text("utf-8"))
    return template.render(made=figures(engine, k), titles=titles(engine)).strip()


def values(engine: Engine, k: int) -> dict[str, Any]:
    """Return the same for programs: a list of several names is what is shown only together."""
    made: Figures = figures(engine, k)
    shares = {question: [share._asdict() for share in found] for question, found in made.shares.items()}
    return {**asdict(made), "shares": shares}
