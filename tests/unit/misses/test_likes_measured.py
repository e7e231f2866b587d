"""How many likes are grouped and how many unlikes: tests/heldout/misses/, in many orders, amid other misses.

Each question comes from another sender. What stands in bot/misses/likeness.py was chosen on the odd blocks
and lines. The even ones were measured along the way, so they are not blind, but nothing was chosen by them.
"""

import math
import random
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.misses.likeness import ENOUGH, ONE_IN, chosen
from bot.misses.words_build import phrasings
from bot.settings import ROOT
from tests.conftest import report_line
from tests.unit.misses.conftest import K

SETS = Path(__file__).parents[2] / "heldout" / "misses"
ORDERS = 20
OTHERS, MANY_OTHERS = 350, 2500  # phrasings of nlu/, on every matter under the sun, in between
HALVES = {"odd": slice(0, None, 2), "even": slice(1, None, 2), "all": slice(None)}


class Asked(NamedTuple):
    """A question: the number of its block (or unlike, near, other), and its text."""

    of: str
    text: str


@cache
def paragraphs(name: str) -> list[list[str]]:
    """Return the paragraphs of a file, without comments, as lines."""
    lines = [line for line in (SETS / name).read_text("utf-8").splitlines() if line[:1] != "#"]
    return [paragraph.splitlines() for paragraph in "\n".join(lines).strip().split("\n\n")]


def blocks(half: str) -> list[list[str]]:
    return paragraphs("alike.txt")[HALVES[half]]


def single(name: str, half: str) -> list[str]:
    [lines] = paragraphs(f"{name}.txt")
    return lines[HALVES[half]]


@cache
def others() -> list[str]:
    return [
        text for name in ("out_of_scope", "not_recorded") for text in phrasings(ROOT / "nlu" / f"{name}.yml")
    ]


def asked(half: str, order: int, others_between: int = OTHERS) -> list[Asked]:
    """Return everything that is asked, in one of many orders."""
    rng = random.Random(order)
    questions = [
        *(Asked(str(number), text) for number, block in enumerate(blocks(half)) for text in block),
        *(Asked(name, text) for name in ("unlike", "near") for text in single(name, half)),
        *(Asked("other", text) for text in rng.sample(others(), others_between)),
    ]
    rng.shuffle(questions)
    return questions


bands = cache(chosen)


def stored(questions: list[Asked]) -> list[Asked]:
    """Return the questions that would be stored, each asked by a sender of its own."""
    senders: Counter[tuple[int, str]] = Counter()
    kept = []
    for number, question in enumerate(questions, 1):
        places = [(band, word) for band, word in enumerate(bands(question.text)) if word]
        senders.update(places)
        k = max(K, math.ceil(number / ONE_IN))
        if sum(senders[place] >= k for place in places) >= ENOUGH:
            kept.append(question)
    return kept


@cache
def measured(half: str) -> dict[str, float]:
    """Return shares on average of all orders: of the blocks that are grouped, of what else is stored."""
    found: Counter[str] = Counter()
    for order in range(ORDERS):
        kept = stored(asked(half, order))
        found["blocks"] += len({each.of for each in kept if each.of.isdigit()})
        found["likes"] += sum(each.of.isdigit() for each in kept)
        found.update(each.of for each in kept if not each.of.isdigit())
    whole = {name: len(single(name, half)) for name in ("unlike", "near")} | {"other": OTHERS}
    whole["blocks"] = len(blocks(half))
    whole["likes"] = sum(len(block) - K + 1 for block in blocks(half))  # from the fifth on
    return {name: found[name] / ORDERS / of for name, of in whole.items()}


def test_the_sets_are_as_large_as_they_say():
    assert len(blocks("all")) == len(single("near", "all")) == 25
    assert {len(block) for block in blocks("all")} <= {6, 7, 8}
    assert len(single("unlike", "all")) == 150
    texts = (
        [text for block in blocks("all") for text in block] + single("unlike", "all") + single("near", "all")
    )
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("half", HALVES)
def test_questions_that_are_unlike_are_not_stored(half):
    assert measured(half)["unlike"] <= 1 / 300


def test_questions_that_are_unlike_are_not_stored_amid_many_others():
    kept = [each.of for order in range(4) for each in stored(asked("all", order, MANY_OTHERS))]
    assert kept.count("unlike") / 4 / 150 <= 1 / 100


@pytest.mark.parametrize("half", HALVES)
def test_a_question_that_is_only_near_is_rarely_stored(half):
    assert measured(half)["near"] <= 1 / 10


@pytest.mark.parametrize(("half", "least"), [("odd", 0.6), ("even", 0.5), ("all", 0.7)])
def test_of_seven_who_ask_in_their_own_words_so_many_are_known_to_ask_the_like(half, least):
    assert measured(half)["blocks"] >= least


def test_the_report_says_how_many_are_grouped():
    grouped = {each.of for each in stored(asked("all", 0))}
    report_line("misses: blocks of like questions that are grouped", [str(n) in grouped for n in range(25)])
    assert grouped
