"""The conversations of tests/conversations/ over HTTP, actions and content included.

`make test-stories` lets Rasa go through the same files; there no action runs and no answer is looked up.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml

from bot.evaluation.heldout import answers_of_intents
from tests.conftest import Stack

FOLDER = Path(__file__).parent.parent / "conversations"
SAYS = answers_of_intents()
STORIES = [
    pytest.param(story, id=f"{path.stem}: {story['story']}")
    for path in sorted(FOLDER.glob("test_*.yml"))
    for story in yaml.safe_load(path.read_text("utf-8"))["stories"]
]
FEWEST_STORIES, FEWEST_TURNS = 60, 150
SILENT = (
    *("action_deactivate_loop", "action_ask_again"),
    *("action_self_check_end", "action_self_check_back"),
)
NEXT_QUESTION = "the form's next question"


def turns_of(story: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Return what the person says in each turn, and what must be heard."""
    leads_to = iter(story.get("metadata", {}).get("leads_to", []))
    turns: list[tuple[str, list[str]]] = []
    for step in story["steps"]:
        if "user" in step:
            turns.append((step["user"].strip(), []))
        elif "action" in step:
            turns[-1][1].extend(heard_after(step["action"], leads_to))
        elif "active_loop" in step and step["active_loop"] is None and NEXT_QUESTION in turns[-1][1]:
            turns[-1][1].remove(NEXT_QUESTION)  # the form ended: it asks nothing more
    return turns


def heard_after(action: str, leads_to: Iterator[str | list[str]]) -> list[str]:
    """Return the keys that an action lets hear; for our own actions the story's metadata names them."""
    if action.startswith("utter_"):
        return [SAYS[action.removeprefix("utter_")]]
    if action.endswith("_form"):
        return [NEXT_QUESTION]
    if action in SILENT:
        return []
    lead = next(leads_to)
    return lead if isinstance(lead, list) else [lead]


def name_of(reply: dict[str, Any]) -> str:
    """Name what was said: an answer's key, 'candidates', or 'detail' (which carries no key)."""
    if "custom" in reply:
        key = str(reply["custom"]["answer"])
        return NEXT_QUESTION if "/affirm" in payloads(reply) else key
    return "candidates" if "/none_of_these" in payloads(reply) else "detail"


def payloads(reply: dict[str, Any]) -> list[str]:
    return [button["payload"] for button in reply.get("buttons", [])]


@pytest.mark.parametrize("story", STORIES)
def test_conversation_goes_as_written(stack: Stack, story: dict[str, Any]) -> None:
    sender = uuid4().hex
    for says, hears in turns_of(story):
        assert [name_of(reply) for reply in stack.ask(says, sender)] == hears, says


def test_there_are_enough_conversations() -> None:
    turns = [turn for story in STORIES for turn in turns_of(story.values[0])]
    assert len(STORIES) >= FEWEST_STORIES
    assert len(turns) >= FEWEST_TURNS


QUESTIONS = ["self_check_purpose", "self_check_forbidden", "self_check_gain", "self_check_decided"]


def test_form_remembers_its_answers_through_a_long_digression(stack: Stack) -> None:
    """More turns go by than the tracker store keeps."""
    sender = uuid4().hex
    asked = [stack.ask(says, sender)[-1] for says in ("开始自测", "是", "没有", *["你好"] * 6, "没有")]
    keys = [reply["custom"]["answer"] for reply in asked]
    assert keys == [*QUESTIONS[:2], *[QUESTIONS[2]] * 7, QUESTIONS[3]]


def test_unknown_command_is_no_command(stack: Stack) -> None:
    sender = uuid4().hex
    stack.ask("开始自测", sender)
    stack.ask("/restart", sender)
    assert stack.ask("是", sender)[-1]["custom"]["answer"] == "self_check_forbidden"


VAGUE = (
    "他们说的那条",
    "文件里那个数",
    "组织上会不会",
    "哪几个部门和哪几种错",
    "跟领导有关的那个规定",
    "开会说的那一套",
)


def test_candidates_are_at_most_three_topics_and_a_way_out(stack: Stack) -> None:
    replies = [stack.ask(message) for message in VAGUE]
    offered = [lines for lines in replies if name_of(lines[-1]) == "candidates"]
    assert offered  # which of them are unclear depends on the training
    for *guess, offer in offered:
        titles = [button["title"] for button in offer["buttons"] if button["title"] != "用这句改进"]
        assert (1 if guess else 2) <= len(titles) <= 4
        assert titles[-1] == "都不是"
        assert ("我不太确定" if guess else "问题不清") in offer["text"]


@pytest.mark.parametrize(
    ("message", "reason"),
    [("/not_recorded", "没有收录"), ("/out_of_scope", "超出范围"), ("明天郑州下雨吗", "超出范围")],
)
def test_honest_reason_is_named(stack: Stack, message: str, reason: str) -> None:
    assert reason in stack.ask(message)[0]["text"]


def test_every_button_leads_to_an_answer(stack: Stack) -> None:
    for button in stack.ask("你好")[0]["buttons"]:
        assert stack.ask(button["payload"])[0]["custom"]["answer"] == button["payload"][1:]


def test_forgetting_ends_the_talk(stack: Stack) -> None:
    sender = uuid4().hex
    stack.ask("容错认定要走几步", sender)
    assert stack.http.post("/forget", json={"sender": sender}).status_code == 204
    [reply] = stack.ask("再详细点", sender)
    assert reply["custom"]["answer"] == "more_detail"
