"""The words of the workbook, from words.yml: names of sheets, marks, why something cannot be taken."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from bot.conversation.gaps import fill
from bot.workbook.problem import Problem


class Words(BaseModel):
    """What words.yml holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sheets: dict[str, str]  # by kind of entry, and "guide"
    guide: tuple[str, ...]
    marks: dict[str, str]  # behind the heading of a column that is locked, that counts
    yes: tuple[str, ...] = Field(min_length=1)
    no: tuple[str, ...] = Field(min_length=1)
    cells: dict[str, str]
    reasons: dict[str, str]


@cache
def words() -> Words:
    """Return the words."""
    return Words.model_validate(yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8")))


def say(problem: Problem) -> str:
    """Return the sentence for a problem, without its place."""
    reasons = words().reasons
    names = (f"{problem.code}.{problem.path}", problem.code, "unfit")
    wording = next(reasons[name] for name in names if name in reasons)
    gaps = {"column": problem.column, "sheet": problem.sheet, **problem.gaps}
    return fill(wording, {name: str(value) for name, value in gaps.items()})
