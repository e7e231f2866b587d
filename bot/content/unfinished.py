"""What can be checked already of an entry that is not complete: its texts, whatever else is missing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from pydantic import ValidationError

from bot.content.checks import Check, Problem
from bot.content.entry import Entry
from bot.content.kinds import KINDS

_WORD = "x"  # stands in for a text while the rest is validated


def found_already(kind: str, body: dict[str, Any], faulty: list[Problem], check: Check) -> list[Problem]:
    """Return `faulty`, and what `check` finds in the body beside that; a finding is named once.

    A text that is too long is searched as it is; of an empty or unreadable field nothing more is said.
    """
    try:
        entry = _made_up(kind, body, [problem.field for problem in faulty])
    except ValidationError:
        return faulty
    silent = {top(problem.field) for problem in faulty} - _texts(kind, body, faulty).keys()
    named = {(problem.field, problem.code) for problem in faulty}
    more = [one for one in check(entry) if top(one.field) not in silent]
    return [*faulty, *(one for one in more if (one.field, one.code) not in named)]


def top(path: str) -> str:
    """Return the field of the entry that a path leads into."""
    return path.partition(".")[0]


def _made_up(kind: str, body: dict[str, Any], paths: Iterable[str]) -> Entry:
    fields, whole = KINDS[kind].model_fields, dict(body)
    for path in paths:
        name, _, part = path.partition(".")
        if part and isinstance(whole.get(name), dict):
            whole[name] = {**whole[name], part: _WORD}
        elif name in fields and fields[name].is_required():
            whole[name] = date.min if fields[name].annotation is date else _WORD
        else:
            whole.pop(name, None)
    entry = KINDS[kind].model_validate(whole)
    return entry.model_copy(update=_texts(kind, body, [Problem(path, "") for path in paths]))


def _texts(kind: str, body: dict[str, Any], faulty: Iterable[Problem]) -> dict[str, str]:
    """Return the texts that are at fault and say something all the same, by field."""
    names = {one.field for one in faulty} & KINDS[kind].model_fields.keys()
    texts = {name: body.get(name) for name in names if KINDS[kind].model_fields[name].annotation is str}
    return {name: text for name, text in texts.items() if isinstance(text, str) and text.strip()}
