"""The held-out questions, and when the answer to one is right."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterator, List, Sequence

import yaml

ROOT = Path(__file__).resolve().parents[2]
HELD_OUT = Path("tests", "heldout")
# Where the text stands in a line of a set of turns, by the beginning of the set's name.
TEXT_OF_TURNS = {"two": 2, "lean": 1}


@dataclass(frozen=True)
class Question:
    """One held-out message: the intent it should get, its style, its words."""

    intent: str
    style: str
    text: str


def read(name: str, root: Path = ROOT) -> List[Question]:
    """Return the questions of tests/heldout/<name>.tsv (intent, style, text) below `root`."""
    return [Question(*cells) for cells in rows(root / HELD_OUT / f"{name}.tsv")]


def rows(path: Path) -> List[List[str]]:
    """Return the cells of each line of a set."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip()]


def every_text(root: Path) -> Iterator[str]:
    """Yield the text of every held-out question below `root`, blind ones too: to keep it out of training."""
    for path in sorted((root / HELD_OUT).glob("*.tsv")):
        yield from (question.text for question in read(path.stem, root))
    for path in sorted((root / HELD_OUT / "turns").glob("*.tsv")):
        place = TEXT_OF_TURNS[path.stem.split("_")[0]]
        yield from (cells[place] for cells in rows(path))


class Facts:
    """Which answers hold the facts that a topic must have: some questions have more than one right answer."""

    def __init__(
        self, facts: Dict[str, List[List[str]]], answers: Dict[str, str], says: Dict[str, str]
    ) -> None:
        """Take the facts of each topic (any of each inner list) and the short text of each answer.

        `says` names the answer of those intents that say another's, as 谁来定 does when no talk is before it.
        """
        self.topics: FrozenSet[str] = frozenset(facts)
        self._says = says
        self._right = {(topic, topic) for topic in facts}
        self._right |= {
            (topic, key) for topic, must in facts.items() for key in facts if holds(answers[key], must)
        }

    def is_right(self, wanted: str, named: str) -> bool:
        """Say whether the answer `named` is right for a question about `wanted`."""
        said, due = self.answer_to(named), self.answer_to(wanted)
        return said == due or (due, said) in self._right

    def answer_to(self, intent: str) -> str:
        """Return the key of the answer that `intent` gets; without a response of its own it is the answer."""
        return self._says.get(intent, intent)


def holds(text: str, must: Sequence[Sequence[str]]) -> bool:
    """Say whether `text`, white space aside, has one option of each group in `must`."""
    text = _plain(text)
    return all(any(_plain(option) in text for option in group) for group in must)


def _plain(text: str) -> str:
    return "".join(text.split())


def facts_of_the_repository(root: Path = ROOT) -> Facts:
    """Return the facts of answers/facts.json with the answers as they stand beside them, below `root`."""
    facts = json.loads((root / "answers" / "facts.json").read_text("utf-8"))
    answers = {key: _short_text(root / "answers" / f"{key}.yml") for key in facts}
    return Facts(facts, answers, answers_of_intents(root))


def answers_of_intents(root: Path = ROOT) -> Dict[str, str]:
    """Return the answer that each intent's response in domain.yml names (each has one)."""
    domain = yaml.safe_load((root / "domain.yml").read_text("utf-8"))
    named = {name: variants[0]["custom"]["answer"] for name, variants in domain["responses"].items()}
    return {name[len("utter_") :]: answer for name, answer in named.items()}


def _short_text(path: Path) -> str:
    content: Dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return str(content["text"])
