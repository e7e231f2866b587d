"""The custom actions, run as Rasa runs them."""

from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.more_detail import MoreDetail
from actions.unclear import LEAST_CONFIDENCE, OfferCandidates
from bot.settings import ROOT


def said(custom: dict[str, Any] | None, text: str | None = None) -> dict[str, Any]:
    """Return the event of a line that the bot said."""
    return {"event": "bot", "text": text, "data": {"custom": custom}}


HEARD = {"event": "user", "text": "", "parse_data": {}}


def tracker(
    events: list[dict[str, Any]] | None = None, ranking: list[dict[str, Any]] | None = None
) -> Tracker:
    message = {} if ranking is None else {"intent_ranking": ranking}
    return Tracker("a1", {}, message, events or [], False, None, {}, "action_listen")


async def line_of(action: MoreDetail | OfferCandidates, talk: Tracker) -> dict[str, Any]:
    """Return what the action says; it says one line."""
    dispatcher = CollectingDispatcher()
    await action.run(dispatcher, talk, {})
    (line,) = dispatcher.messages
    return line["custom"]


def near(name: str, confidence: float) -> dict[str, Any]:
    return {"name": name, "confidence": confidence}


def test_domain_names_every_action() -> None:
    executor = ActionExecutor()
    executor.register_package("actions")
    domain = yaml.safe_load(Path(ROOT / "domain.yml").read_text("utf-8"))
    assert set(executor.actions) == set(domain["actions"])


async def test_unclear_question_is_met_with_the_ranking_in_its_order() -> None:
    talk = tracker(ranking=[near("fear", 0.2), near("care", 0.1)])
    assert await line_of(OfferCandidates(), talk) == {"answer": "unclear", "candidates": ["fear", "care"]}


async def test_candidate_of_the_least_confidence_is_offered() -> None:
    talk = tracker(ranking=[near("fear", LEAST_CONFIDENCE)])
    assert (await line_of(OfferCandidates(), talk))["candidates"] == ["fear"]


async def test_candidate_below_the_least_confidence_is_noise() -> None:
    talk = tracker(ranking=[near("fear", 0.2), near("care", LEAST_CONFIDENCE - 0.001)])
    assert (await line_of(OfferCandidates(), talk))["candidates"] == ["fear"]


async def test_message_without_a_ranking_has_no_candidates() -> None:
    assert (await line_of(OfferCandidates(), tracker()))["candidates"] == []


async def test_more_is_the_detail_of_the_last_answer() -> None:
    talk = tracker([HEARD, said({"answer": "care"}), HEARD, said({"answer": "fear"}), HEARD])
    assert await line_of(MoreDetail(), talk) == {"answer": "fear", "part": "detail"}


async def test_more_twice_is_the_same_detail() -> None:
    talk = tracker([said({"answer": "fear"}), HEARD, said({"answer": "fear", "part": "detail"}), HEARD])
    assert await line_of(MoreDetail(), talk) == {"answer": "fear", "part": "detail"}


async def test_more_looks_past_offered_candidates() -> None:
    talk = tracker(
        [said({"answer": "fear"}), HEARD, said({"answer": "unclear", "candidates": ["care"]}), HEARD]
    )
    assert (await line_of(MoreDetail(), talk))["answer"] == "fear"


async def test_more_looks_past_lines_without_a_key() -> None:
    talk = tracker(
        [said({"answer": "fear"}), said(None, "text"), {"event": "bot", "text": "t", "data": None}]
    )
    assert (await line_of(MoreDetail(), talk))["answer"] == "fear"


async def test_more_does_not_take_what_the_person_sent_for_an_answer() -> None:
    talk = tracker([{"event": "user", "text": "", "data": {"custom": {"answer": "care"}}}])
    assert await line_of(MoreDetail(), talk) == {"answer": "help"}


async def test_more_of_nothing_is_help() -> None:
    assert await line_of(MoreDetail(), tracker()) == {"answer": "help"}


async def test_actions_change_nothing_in_the_talk() -> None:
    dispatcher = CollectingDispatcher()
    assert await MoreDetail().run(dispatcher, tracker(), {}) == []
    assert await OfferCandidates().run(dispatcher, tracker(), {}) == []
