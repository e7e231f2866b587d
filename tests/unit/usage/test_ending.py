"""How turns end for the sums, and what is never counted: marks, and every step of a form."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.answers.model import Answer
from bot.content.files import read_folder
from bot.conversation.forms import is_of_a_form
from bot.conversation.replies import compose_pick, full_reply, is_votable
from bot.conversation.turn import Outcome, Pick, Reply, Turn
from bot.settings import ROOT
from bot.usage.ending import End, Ending, ending_of
from tests.unit.conftest import FakeContent

ANSWERS = {answer.key: answer for answer in read_folder(ROOT / "answers", Answer)}
CONTENT = FakeContent(list(ANSWERS.values()))
PRIVATE = [key for key in ANSWERS if re.search("concern|receipt|questionnaire|self_check_", key)]


def turn_of(*picks: Pick, outcome: Outcome = Outcome.ANSWERED, reason: str = "") -> Turn:
    """Return the turn in which the dialogue decided on `picks`."""
    replies = [compose_pick(CONTENT, pick, date(2026, 11, 26)) for pick in picks]
    return Turn("web", "", "", picks=list(picks), replies=replies, outcome=outcome, reason=reason)


ENDINGS = {
    "a topic": ([Pick("fear")], Ending(End.ANSWERED)),
    "two topics": ([Pick("fear"), Pick("care")], Ending(End.ANSWERED)),
    "the detail of an answer": ([Pick("fear", leanings=("more_detail",))], Ending(End.ANSWERED)),
    "an answer that was led to": ([Pick("procedure", leanings=("ask_who",))], Ending(End.ANSWERED)),
    "a topic beside what is not recorded": ([Pick("fear"), Pick("not_recorded")], Ending(End.ANSWERED)),
    "a greeting": ([Pick("greet")], Ending(End.TALK)),
    "distress": ([Pick("distress")], Ending(End.TALK)),
    "where an answer rests": ([Pick("fear", leanings=("ask_basis",))], Ending(End.TALK)),
    "not recorded": ([Pick("not_recorded")], Ending(End.MISSED, "not_recorded")),
    "a note that it is not recorded": (
        [Pick("what_is", leanings=("ask_how_long",))],
        Ending(End.MISSED, "not_recorded"),
    ),
    "out of scope": ([Pick("out_of_scope")], Ending(End.MISSED, "out_of_scope")),
    "an answer that is gone": ([Pick("gone")], Ending(End.MISSED, "updating")),
    "none of these": ([Pick("none_of_these")], Ending(End.MISSED, "none_of_these")),
    "nothing to choose from": ([Pick("unclear")], Ending(End.MISSED, "unclear")),
}


@pytest.mark.parametrize(("picks", "ending"), ENDINGS.values(), ids=ENDINGS.keys())
def test_turn_that_the_dialogue_decided(picks: list[Pick], ending: Ending) -> None:
    assert ending_of(turn_of(*picks)) == ending


@pytest.mark.parametrize(
    ("picks", "ending"),
    [
        ([Pick("unclear", candidates=("fear",))], Ending(End.CANDIDATES, "unclear")),
        ([Pick("fear"), Pick("or_rather", candidates=("care",))], Ending(End.CANDIDATES, "or_rather")),
        ([Pick("unclear", candidates=("greet",))], Ending(End.MISSED, "unclear")),  # no topic among them
    ],
)
def test_turn_that_offers_candidates(picks: list[Pick], ending: Ending) -> None:
    assert ending_of(turn_of(*picks, outcome=Outcome.CANDIDATES)) == ending


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [(Outcome.BUSY, "too_fast"), (Outcome.BUSY, "recovering"), (Outcome.REFUSED, "empty")],
)
def test_turn_that_was_stopped_says_why(outcome: Outcome, reason: str) -> None:
    assert ending_of(turn_of(Pick(reason), outcome=outcome, reason=reason)) == Ending(End(outcome), reason)


@pytest.mark.parametrize("key", PRIVATE)
def test_nothing_that_belongs_to_a_form_is_counted(key: str) -> None:
    assert is_of_a_form(key)
    assert ending_of(turn_of(Pick(key))) is None


@pytest.mark.parametrize(
    "key", [key for key, answer in ANSWERS.items() if answer.source and key not in PRIVATE]
)
def test_every_other_topic_is_counted(key: str) -> None:
    assert ending_of(turn_of(Pick(key))) == Ending(End.ANSWERED)


@pytest.mark.parametrize("beside", ["help", "distress", "anonymous_how"])
def test_answer_in_the_middle_of_a_form_is_not_counted_either(beside: str) -> None:
    replies = [full_reply(CONTENT, ANSWERS[key]) for key in (beside, "concern_more")]
    assert ending_of(Turn("web", "", "", replies=replies)) is None


@pytest.mark.parametrize("key", ["vote_useful", "vote_useless"])
def test_mark_on_an_answer_is_no_turn(key: str) -> None:
    assert ending_of(turn_of(Pick(key))) is None


def test_only_topics_outside_of_forms_can_be_marked() -> None:
    topics = {key for key, answer in ANSWERS.items() if answer.source}
    assert topics - {key for key, answer in ANSWERS.items() if is_votable(answer)} == {"receipt_check"}
    assert {key for key, answer in ANSWERS.items() if is_votable(answer)} <= topics


def test_buttons_of_a_mark_name_the_version_that_is_shown(a_topic: Callable, an_answer: Callable) -> None:
    content = FakeContent([an_answer("vote_useful", title="有用"), an_answer("vote_useless", title="没用")])
    reply = full_reply(content, a_topic("fear", version=7))
    assert [(b.title, b.payload) for b in reply.votes] == [
        ("有用", "/useful fear 7"),
        ("没用", "/useless fear 7"),
    ]


def test_candidates_and_parts_of_an_answer_cannot_be_marked() -> None:
    parts = (Pick("unclear", candidates=("fear",)), Pick("fear", leanings=("reword",)))
    assert [compose_pick(CONTENT, pick, date(2026, 11, 26)).votes for pick in parts] == [(), ()]


def test_reply_without_an_answer_is_one_all_the_same() -> None:
    assert ending_of(replace(turn_of(), replies=[Reply("text")])) == Ending(End.ANSWERED)
