"""What the place in the talk makes likelier."""

import pytest
from rasa.shared.core.events import ActiveLoop, BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.in_context import InContext, weighed

COMPONENT = InContext({"in_form": {"deny": 30}, "after_answer": {"ask_who": 3}})
ANSWER = BotUttered(data={"custom": {"answer": "fear"}})
GREETING = BotUttered(data={"custom": {"answer": "greet", "of_talk": True}})
CARD = BotUttered("text without a key")
FORM = ActiveLoop("self_check_form")


def named(events, *ranking):
    """Return the intent of a message that has `ranking` (names and confidences), after `events`."""
    message = Message({"intent_ranking": [{"name": name, "confidence": sure} for name, sure in ranking]})
    COMPONENT.process([message], DialogueStateTracker.from_events("a1", events))
    return (message.get(INTENT) or {}).get("name")


DOUBTFUL_DENIAL = (("complaint", 0.6), ("deny", 0.1))


@pytest.mark.parametrize(("events", "intent"), [([FORM], "deny"), ([], "complaint"), ([ANSWER], "complaint")])
def test_form_answer_is_likelier_in_the_form(events, intent):
    assert named(events, *DOUBTFUL_DENIAL) == intent


def test_clear_question_stays_one_in_the_form():
    assert named([FORM], ("who_decides", 0.99), ("deny", 0.001)) == "who_decides"


@pytest.mark.parametrize(
    ("events", "intent"),
    [([ANSWER], "ask_who"), ([ANSWER, CARD], "ask_who"), ([], "greet"), ([GREETING], "greet")],
)
def test_leaning_is_likelier_after_an_answer(events, intent):
    assert named(events, ("greet", 0.5), ("ask_who", 0.3)) == intent


def test_message_without_a_ranking_stays_as_it_is():
    assert named([FORM]) is None


def test_what_the_ranking_leaves_out_keeps_its_share():
    [deny, fear] = weighed(
        [{"name": "fear", "confidence": 0.5}, {"name": "deny", "confidence": 0.1}], {"deny": 6}
    )
    assert (deny["name"], round(deny["confidence"], 9)) == ("deny", 0.4)  # 0.6 of 0.6 + 0.5 + 0.4 left out
    assert round(fear["confidence"], 9) == round(0.5 / 1.5, 9)
