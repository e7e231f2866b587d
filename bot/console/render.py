"""Fill the templates. Everything is escaped; words for codes stand in words.yml."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.answers.model import numbered
from bot.content.labels import labels
from bot.local_time import local

HERE = Path(__file__).parent


@cache
def words() -> dict[str, Any]:
    """Return the wording of codes: states, roles, fields, problems, deeds."""
    found: dict[str, Any] = yaml.safe_load((HERE / "words.yml").read_text("utf-8"))
    return {**found, "fields": labels()}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["words"] = words()
    environment.globals["said"] = said
    environment.filters["minute"] = minute
    environment.filters["week"] = week
    environment.filters["numbered"] = numbered
    return environment


def rendered(template: str, **context: Any) -> str:
    """Return a template filled with `context`; raise when it names something that is not there."""
    return _environment().get_template(template).render(**context)


def said(group: str, code: str, gaps: Mapping[str, Any] | None = None) -> str:
    """Return the wording of a code with its gaps filled; a code without wording says itself."""
    wording = str(words()[group].get(code, code))
    for name, value in (gaps or {}).items():
        wording = wording.replace("{" + name + "}", str(value))
    return wording


def minute(stamp: str) -> str:
    """Return a time of the tables (ISO 8601, UTC) as staff read it: to the minute, in their time zone."""
    return f"{local(stamp):%Y-%m-%d %H:%M}" if stamp else ""


def week(code: str) -> str:
    """Return a week (ISO 8601, such as 2026-W48) as staff read it: by its Monday."""
    monday = date.fromisoformat(f"{code}-1")
    return said("formats", "week", {"year": monday.year, "month": monday.month, "day": monday.day})
