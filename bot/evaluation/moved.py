"""Which held-out questions a new model answers otherwise than the old one, and how good both are.

`python -m bot.evaluation.moved OLD NEW ROOT` prints JSON. Asked are sets below ROOT that may be looked at:
none whose name holds `blind`. Runs in Rasa's environment.
"""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, Tuple

from bot.evaluation.heldout import HELD_OUT, Facts, Question, facts_of_the_repository, read, rows
from bot.evaluation.report import headline
from bot.evaluation.results import DISTRESS, Result, results_to, share

BLIND = "blind"


class NothingToAsk(Exception):
    """There are no held-out questions."""


@dataclass(frozen=True)
class Asked:
    """A held-out question of a set; `wanted` are two intents when the message asks two questions."""

    set: str
    wanted: Tuple[str, ...]
    question: Question


@dataclass(frozen=True)
class Moved:
    """A question whose answer is another one now; `before` and `after` are the intents that are answered.

    `nlu_fallback` alone: candidates are offered.
    """

    set: str
    wanted: Tuple[str, ...]
    text: str
    before: Tuple[str, ...]
    after: Tuple[str, ...]
    was_right: bool
    is_right: bool


def everything_asked(root: Path) -> List[Asked]:
    """Return the questions of all sets that may be looked at; raise NothingToAsk."""
    asked = [*_questions(root), *_turns(root)]
    if not asked:
        raise NothingToAsk
    return asked


def _questions(root: Path) -> Iterator[Asked]:
    for path in _open_to_all(root / HELD_OUT):
        yield from (Asked(path.stem, (question.intent,), question) for question in read(path.stem, root))


def _turns(root: Path) -> Iterator[Asked]:
    """Yield messages with two questions, and those that lean on an answer: of these the leaning is wanted."""
    for path in _open_to_all(root / HELD_OUT / "turns"):
        for cells in rows(path):
            if path.stem.startswith("two"):
                first, second, text = cells
                yield Asked(path.stem, (first, second), Question(first, "two", text))
            else:
                _last, text, leaning, _due = cells
                yield Asked(path.stem, (leaning,), Question(leaning, "lean", text))


def _open_to_all(folder: Path) -> List[Path]:
    return [path for path in sorted(folder.glob("*.tsv")) if BLIND not in path.stem]


def compare(asked: List[Asked], old: List[Result], new: List[Result], facts: Facts) -> Dict[str, Any]:
    """Return the figures of both models, the questions that moved, and how many of them got worse."""
    moved = [
        _moved(one, before, after, facts)
        for one, before, after in zip(asked, old, new, strict=True)
        if _answers(before, facts) != _answers(after, facts)
    ]
    worse = [question for question in moved if question.was_right and not question.is_right]
    return {
        "asked": len(asked),
        "before": _figures(asked, old, facts),
        "after": _figures(asked, new, facts),
        "moved": [asdict(question) for question in moved],
        "regressions": len(worse),
        "distress_lost": sum(question.wanted == (DISTRESS,) for question in worse),
    }


def _moved(asked: Asked, old: Result, new: Result, facts: Facts) -> Moved:
    right = [is_right(asked.wanted, result.said, facts) for result in (old, new)]
    return Moved(asked.set, asked.wanted, asked.question.text, old.said, new.said, *right)


def _answers(result: Result, facts: Facts) -> List[str]:
    return [facts.answer_to(name) for name in result.said]


def is_right(wanted: Iterable[str], said: Tuple[str, ...], facts: Facts) -> bool:
    """Say whether each wanted intent gets a right answer."""
    return all(any(facts.is_right(intent, name) for name in said) for intent in wanted)


def _figures(asked: List[Asked], results: List[Result], facts: Facts) -> Dict[str, float]:
    """Return shares by name: those of the report, and of messages that ask two questions."""
    single = [result for one, result in zip(asked, results, strict=True) if len(one.wanted) == 1]
    double = [
        is_right(one.wanted, result.said, facts)
        for one, result in zip(asked, results, strict=True)
        if len(one.wanted) > 1
    ]
    shares = {**headline(single, facts), "both questions right": share(double)}
    return {name.replace(" ", "_"): round(value, 4) for name, value in shares.items()}


def main(old: Path, new: Path, root: Path) -> Dict[str, Any]:
    """Ask both models."""
    asked = everything_asked(root)
    questions = [one.question for one in asked]
    facts = facts_of_the_repository(root)
    return compare(asked, results_to(old, questions), results_to(new, questions), facts)


if __name__ == "__main__":
    print(json.dumps(main(*map(Path, sys.argv[1:4])), ensure_ascii=False))  # noqa: T201 - the result is the output
