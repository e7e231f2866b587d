"""The words of the coding: its own from words.yml, titles and definitions from the codebook."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from bot.research.codebook.codebook import column_texts
from bot.research.columns import SENSITIVE


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AgreementWords(_Strict):
    """The words of the table of agreement."""

    headings: tuple[str, ...]
    compared: dict[str, str]
    interval: str
    nothing: str
    one_value: str
    note: str


class ScoreWords(_Strict):
    """The words of the tables of how good the codes are; {title} is that of a column."""

    headings: tuple[str, ...]
    values: tuple[str, ...]
    confusions: tuple[str, ...]
    note: str


class Words(_Strict):
    """What words.yml holds."""

    sheets: dict[str, str]
    headings: dict[str, str]
    guide: tuple[str, ...]
    done: dict[str, str]
    refused: dict[str, str]
    reasons: dict[str, str]
    agreement: AgreementWords
    score: ScoreWords


@cache
def words() -> Words:
    """Return the words."""
    return Words.model_validate(yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8")))


def heading(name: str) -> str:
    """Return what a column is called in the sheet and in tables: id, text, or a column of a release."""
    return words().headings.get(name) or str(column_texts()[name]["title"])


def guide() -> Iterator[str]:
    """Yield the lines of the first sheet: what to know, then each column with its values."""
    yield from words().guide
    for name in SENSITIVE:
        about = column_texts()[name]
        yield f"{about['title']}：{about['meaning']}{about['limits']}"
        yield from (f"{value}：{meaning}" for value, meaning in about["values"].items())
