"""The custom actions, run as Rasa runs them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import Action

from actions.leaning import GoBack, Lean
from actions.no_single_topic import LEAST_CONFIDENCE, NoSingleTopic
from actions.self_check import QUESTIONS, AskAgain, SelfCheckBack, SelfCheckEnd, SelfCheckResult, result_of
from bot.settings import ROOT


def said(custom: dict[str, Any] | None, text: str | None = None) -> dict[str, Any]:
    """Return the event of a line that the bot said."""
    return {"event": "bot", "text": text, "data": {"custom": custom}}


HEARD = {"event": "user", "text": "", "parse_data": {}}


def tracker(
    events: list[dict[str, Any]] | None = None,
    ranking: list[dict[str, Any]] | None = None,
    intent: str = "",
    slots: dict[str, Any] | None = None,
) -> Tracker:
    message = {"intent": {"name": intent}} | ({} if ranking is None else {"intent_ranking": ranking})
    return Tracker("a1", slots or {}, message, events or [], False, None, {}, "action_listen")


async def said_by(action: Action, talk: Tracker) -> dict[str, Any]:
    """Return the message that the action sends; it sends one."""
    dispatcher = CollectingDispatcher()
    await action.run(dispatcher, talk, {})
    (line,) = dispatcher.messages
    return line


async def line_of(action: Action, talk: Tracker) -> dict[str, Any]:
    """Return the custom part of what the action says."""
    return (await said_by(action, talk))["custom"]


def empty(slots: list[dict[str, Any]]) -> dict[str, Any]:
    """Return which slots the events set, and to what."""
    return {event["name"]: event["value"] for event in slots}


def near(name: str, confidence: float) -> dict[str, Any]:
    return {"name": name, "confidence": confidence}


def test_domain_names_every_action() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")
    domain = yaml.safe_load(Path(ROOT / "domain.yml").read_text("utf-8"))
    assert set(executor.actions) == set(domain["actions"])


async def test_unclear_question_is_met_with_the_ranking_in_its_order() -> None:
    talk = tracker(ranking=[near("fear", 0.2), near("care", 0.1)])
    assert await line_of(NoSingleTopic(), talk) == {"answer": "unclear", "candidates": ["fear", "care"]}


async def test_candidate_of_the_least_confidence_is_offered() -> None:
    talk = tracker(ranking=[near("fear", LEAST_CONFIDENCE)])
    assert (await line_of(NoSingleTopic(), talk))["candidates"] == ["fear"]


async def test_candidate_below_the_least_confidence_is_noise() -> None:
    talk = tracker(ranking=[near("fear", 0.2), near("care", LEAST_CONFIDENCE - 0.001)])
    assert (await line_of(NoSingleTopic(), talk))["candidates"] == ["fear"]


async def test_message_without_a_ranking_has_no_candidates() -> None:
    assert (await line_of(NoSingleTopic(), tracker()))["candidates"] == []


async def lines_of(latest: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what is said where a message is not clearly about one topic."""
    dispatcher = CollectingDispatcher()
    talk = Tracker("a1", {}, latest, [], False, None, {}, "action_listen")
    await NoSingleTopic().run(dispatcher, talk, {})
    return [line["custom"] for line in dispatcher.messages]


async def test_each_question_of_a_message_is_answered() -> None:
    several = [{"answer": "fear", "parts": []}, {"answer": "fear", "parts": ["ask_who"]}]
    assert await lines_of({"several": several}) == several


async def test_guess_is_answered_with_the_others_beside_it() -> None:
    ranking = [near("fear", 0.35), near("care", 0.2)]
    assert await lines_of({"guess": "fear", "intent_ranking": ranking}) == [
        {"answer": "fear"},
        {"answer": "or_rather", "candidates": ["care"]},
    ]


async def test_leaning_names_the_last_answer_and_the_way_it_is_leant_on() -> None:
    talk = tracker([HEARD, said({"answer": "care"}), HEARD, said({"answer": "fear"})], intent="ask_who")
    assert await line_of(Lean(), talk) == {"answer": "fear", "parts": ["ask_who"]}


async def test_second_leaning_keeps_the_way_that_led_there() -> None:
    talk = tracker([said({"answer": "fear", "parts": ["ask_who"]}), HEARD], intent="more_detail")
    assert await line_of(Lean(), talk) == {"answer": "fear", "parts": ["ask_who", "more_detail"]}


async def test_leanings_that_lead_nowhere_do_not_pile_up() -> None:
    talk = tracker([said({"answer": "fear", "parts": ["ask_who", "reword"]}), HEARD], intent="more_detail")
    assert (await line_of(Lean(), talk))["parts"] == ["ask_who", "more_detail"]


async def test_leaning_looks_past_offered_candidates() -> None:
    talk = tracker(
        [said({"answer": "fear"}), said({"answer": "unclear", "candidates": ["care"]})], intent="reword"
    )
    assert (await line_of(Lean(), talk))["answer"] == "fear"


async def test_leaning_looks_past_thanks() -> None:
    talk = tracker([said({"answer": "fear"}), said({"answer": "thanks", "of_talk": True})], intent="reword")
    assert (await line_of(Lean(), talk))["answer"] == "fear"


async def test_what_is_repeated_may_be_of_the_talk() -> None:
    talk = tracker([said({"answer": "fear"}), said({"answer": "distress", "of_talk": True})], intent="repeat")
    assert (await line_of(Lean(), talk))["answer"] == "distress"


async def test_leaning_looks_past_lines_without_a_key() -> None:
    events = [said({"answer": "fear"}), said(None, "text"), {"event": "bot", "text": "t", "data": None}]
    assert (await line_of(Lean(), tracker(events, intent="reword")))["answer"] == "fear"


async def test_what_the_person_sent_is_no_answer_to_lean_on() -> None:
    talk = tracker([{"event": "user", "text": "", "data": {"custom": {"answer": "care"}}}], intent="ask_why")
    assert (await said_by(Lean(), talk))["response"] == "utter_ask_why"


async def test_leaning_on_nothing_is_the_response_of_the_intent() -> None:
    assert (await said_by(Lean(), tracker(intent="ask_who")))["response"] == "utter_ask_who"


async def test_going_back_says_the_answer_before() -> None:
    talk = tracker([said({"answer": "care"}), HEARD, said({"answer": "fear"}), HEARD], intent="go_back")
    assert await line_of(GoBack(), talk) == {"answer": "care"}


async def test_going_back_looks_past_the_same_answer_given_twice() -> None:
    talk = tracker([said({"answer": "care"}), said({"answer": "fear"}), said({"answer": "fear"})])
    assert await line_of(GoBack(), talk) == {"answer": "care"}


@pytest.mark.parametrize("events", [[], [said({"answer": "fear"})]])
async def test_going_back_from_the_first_answer_says_so(events: list[dict[str, Any]]) -> None:
    assert (await said_by(GoBack(), tracker(events)))["response"] == "utter_go_back"


FIRM = dict(zip(QUESTIONS, ("yes", "no", "no", "yes", "yes"), strict=True))


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({}, "self_check_firm"),
        ({"self_check_purpose": "no"}, "self_check_over"),
        ({"self_check_forbidden": "yes"}, "self_check_over"),
        ({"self_check_gain": "yes"}, "self_check_over"),
        ({"self_check_gain": "yes", "self_check_decided": "unsure"}, "self_check_over"),
        ({"self_check_gain": "unsure"}, "self_check_unclear"),
        ({"self_check_decided": "no"}, "self_check_unclear"),
        ({"self_check_repaired": "no"}, "self_check_unclear"),
    ],
)
def test_result_of_the_self_check(changed: dict[str, str], key: str) -> None:
    assert result_of({**FIRM, **changed}) == key


async def test_result_is_said_and_the_answers_are_forgotten() -> None:
    dispatcher = CollectingDispatcher()
    events = await SelfCheckResult().run(dispatcher, tracker(slots=FIRM), {})
    assert [line["custom"]["answer"] for line in dispatcher.messages] == ["self_check_firm"]
    assert empty(events) == dict.fromkeys(QUESTIONS)


async def test_asking_again_is_left_to_the_form() -> None:
    dispatcher = CollectingDispatcher()
    assert await AskAgain().run(dispatcher, tracker(), {}) == []
    assert dispatcher.messages == []


async def test_broken_off_self_check_is_forgotten_without_a_word() -> None:
    dispatcher = CollectingDispatcher()
    assert empty(await SelfCheckEnd().run(dispatcher, tracker(slots=FIRM), {})) == dict.fromkeys(QUESTIONS)
    assert dispatcher.messages == []


@pytest.mark.parametrize(
    ("answered", "taken_back"),
    [({}, {}), ({"self_check_purpose": "yes", "self_check_forbidden": "no"}, {"self_check_forbidden": None})],
)
async def test_going_back_in_the_self_check_takes_back_the_last_answer(
    answered: dict[str, str], taken_back: dict[str, None]
) -> None:
    assert empty(await SelfCheckBack().run(CollectingDispatcher(), tracker(slots=answered), {})) == taken_back


async def test_actions_that_speak_change_nothing_in_the_talk() -> None:
    for action in (Lean(), GoBack(), NoSingleTopic()):
        assert await action.run(CollectingDispatcher(), tracker(intent="ask_who"), {}) == []
