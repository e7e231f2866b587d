"""The facts that an answer must say (answers/facts.json): of each group one wording, in the short text."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.checking.case import Case
from bot.content.checks import Problem
from bot.evaluation.heldout import holds

type Facts = Mapping[str, Sequence[Sequence[str]]]  # by key


def read_facts(file: Path) -> Facts:
    """Return the facts in a file."""
    facts: Facts = json.loads(file.read_text("utf-8"))
    return facts


def facts(case: Case, wanted: Facts) -> list[Problem]:
    """Name each fact that the short text does not say; white space aside."""
    if not case.answer:
        return []
    text, groups = case.answer.text, wanted.get(case.entry.key, ())
    missing = [group for group in groups if not holds(text, [group])]
    return [Problem("text", "fact_missing", {"fact": group[0]}) for group in missing]
