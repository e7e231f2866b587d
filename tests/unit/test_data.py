"""What Rasa learns from: enough phrasings, none in two places, none of the held-out questions."""

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.evaluation.heldout import read
from bot.settings import ROOT
from bot.training.known import folded

FEWEST_PHRASINGS = 60
FEWEST_HELD_OUT = 2000
TESTS = Path(__file__).parent.parent
INTENTS = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["intents"]
TOPICS = list(json.loads((ROOT / "answers" / "facts.json").read_text("utf-8")))
every_intent = pytest.mark.parametrize("intent", INTENTS)


@cache
def nlu_file(name: str) -> list[tuple[str, str]]:
    """Return the (intent, phrasing) pairs of nlu/<name>.yml."""
    blocks = yaml.safe_load((ROOT / "nlu" / f"{name}.yml").read_text("utf-8"))["nlu"]
    lines = ((block["intent"], line.strip()) for block in blocks for line in block["examples"].splitlines())
    return [(intent, line.removeprefix("- ").strip()) for intent, line in lines if line]


def phrasings() -> list[tuple[str, str]]:
    return [pair for path in sorted((ROOT / "nlu").glob("*.yml")) for pair in nlu_file(path.stem)]


def held_out() -> list[tuple[str, str]]:
    """Return the (topic, question) pairs of every held-out file."""
    files = sorted((TESTS / "heldout").glob("*.tsv"))
    return [(question.intent, question.text) for file in files for question in read(file.stem)]


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_has_enough_phrasings(topic: str) -> None:
    assert len({folded(text) for _intent, text in nlu_file(topic)}) >= FEWEST_PHRASINGS


def test_no_phrasing_stands_under_two_intents() -> None:
    intents = defaultdict(set)
    for intent, text in phrasings():
        intents[folded(text)].add(intent)
    assert {text: names for text, names in intents.items() if len(names) > 1} == {}


def test_no_held_out_question_is_trained_on() -> None:
    trained = {folded(text) for _intent, text in phrasings()}
    assert [question for _topic, question in held_out() if folded(question) in trained] == []


def test_there_are_enough_held_out_questions() -> None:
    assert len({folded(question) for topic, question in held_out() if topic in TOPICS}) >= FEWEST_HELD_OUT


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_has_held_out_questions(topic: str) -> None:
    assert [question for name, question in held_out() if name == topic]


def test_held_out_questions_ask_for_intents_of_the_domain() -> None:
    assert {topic for topic, _question in held_out()} <= set(INTENTS)


@every_intent
@pytest.mark.parametrize("folder", ["nlu", "stories"])
def test_intent_has_a_file_of_its_name(intent: str, folder: str) -> None:
    assert (ROOT / folder / f"{intent}.yml").is_file()


@every_intent
def test_nlu_file_holds_the_phrasings_of_its_intent_only(intent: str) -> None:
    assert {name for name, _text in nlu_file(intent)} == {intent}


def test_every_nlu_file_belongs_to_an_intent() -> None:
    assert {path.stem for path in (ROOT / "nlu").glob("*.yml")} == set(INTENTS)


def test_names_of_rules_and_stories_are_unique() -> None:
    files = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((ROOT / "stories").glob("*.yml"))]
    names = [rule["rule"] for file in files for rule in file.get("rules", [])]
    names += [story["story"] for file in files for story in file.get("stories", [])]
    assert sorted(names) == sorted(set(names))


def part_for_several_questions() -> dict[str, Any]:
    """Return the part of config.yml that SeveralQuestions is made from."""
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))["pipeline"]
    [part] = [part for part in pipeline if part["name"].endswith("SeveralQuestions")]
    return dict(part)


def test_clauses_that_are_no_topics_are_those_of_the_other_intents() -> None:
    """SeveralQuestions answers topics only; config.yml must name all other intents."""
    assert sorted(part_for_several_questions()["no_topics"]) == sorted(set(INTENTS) - set(TOPICS))


def test_leanings_of_a_second_question_are_leanings() -> None:
    leanings = {path.stem for path in (ROOT / "stories").glob("ask_*.yml")}
    assert sorted(part_for_several_questions()["leanings"]) == sorted(leanings)
