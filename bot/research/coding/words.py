"""The words of the coding sheet: its own from words.yml, titles and definitions from the codebook."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from bot.research.codebook.codebook import column_texts
from bot.research.coding.failures import LEAST
from bot.research.columns import SENSITIVE


class Words(BaseModel):
    """What words.yml holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    too_few: str
    sheets: dict[str, str]
    headings: dict[str, str]
    guide: tuple[str, ...]


@cache
def words() -> Words:
    """Return the words."""
    return Words.model_validate(yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8")))


def heading(name: str) -> str:
    """Return the heading of a column of the sheet: id, text, or a column of a release."""
    return words().headings.get(name) or str(column_texts()[name]["title"])


def too_few() -> str:
    """Return what is said instead of a sheet."""
    return words().too_few.format(least=LEAST)


def guide() -> Iterator[str]:
    """Yield the lines of the first sheet: what to know, then each column with its values."""
    yield from words().guide
    for name in SENSITIVE:
        about = column_texts()[name]
        yield f"{about['title']}：{about['meaning']}{about['limits']}"
        yield from (f"{value}：{meaning}" for value, meaning in about["values"].items())
