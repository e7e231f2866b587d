"""Turns that lean on the last answer: where each leads."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.conversation.leaning import filled
from bot.conversation.replies import compose_pick
from bot.conversation.turn import Pick, Reply

TODAY = date(2026, 6, 1)


@pytest.fixture
def lean(content_of: Callable, a_topic: Callable, an_answer: Callable) -> Callable[..., Reply]:
    """Return a way to lean on the answer `steps`, who leads to `office`, how to its own detail."""
    steps = a_topic("steps", detail="more", plain="simply", leans={"ask_who": "office", "ask_how": "detail"})
    office = a_topic("office", detail="rooms", leans={"ask_when": "gone"})
    content = content_of(
        steps, office, *(an_answer(f"ask_{what}", text="{title}?") for what in ("why", "when"))
    )
    return lambda *leanings: compose_pick(content, Pick("steps", leanings=leanings), TODAY)


@pytest.mark.parametrize(
    ("leanings", "text"),
    [
        (["more_detail"], "more"),
        (["reword"], "simply"),
        (["repeat"], "text of steps"),
        (["ask_who"], "text of office"),
        (["ask_how"], "more"),
        (["ask_why"], "steps?"),  # the answer does not say: a note about it
        (["ask_who", "more_detail"], "rooms"),
        (["ask_who", "reword"], "text of office"),  # without a plain wording, the text again
        (["ask_who", "ask_why"], "office?"),
        (["ask_why", "more_detail"], "more"),  # a note leads nowhere
        (["ask_who", "ask_when"], "office?"),  # a key without an answer leads nowhere
    ],
)
def test_turn_that_leans(lean: Callable[..., Reply], leanings: list[str], text: str) -> None:
    assert lean(*leanings).text == text


def test_answer_that_was_led_to_is_named(lean: Callable[..., Reply]) -> None:
    reply = lean("ask_who")
    assert reply.answer is not None
    assert reply.answer.key == "office"


def test_expired_answer_that_was_led_to_is_being_updated(content_of: Callable, a_topic: Callable) -> None:
    office = a_topic("office", expires_on=date(2026, 5, 31))
    content = content_of(a_topic("steps", leans={"ask_who": "office"}), office)
    assert compose_pick(content, Pick("steps", leanings=("ask_who",)), TODAY).text == "text of updating"


def test_note_names_the_answer_and_its_source(a_topic: Callable) -> None:
    text = "{title}|{document}|{section}|{checked_on}|{other}"
    assert filled(text, a_topic("steps")) == "steps|d|s|2026年1月1日|{other}"


def test_note_about_an_answer_without_a_source_leaves_no_braces(an_answer: Callable) -> None:
    assert filled("{document}{section}", an_answer("greet")) == ""
