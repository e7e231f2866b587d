"""Conversations, filed by kind of turn in tests/conversations/: each line names the answer it must get."""

from pathlib import Path
from uuid import uuid4

import pytest
import yaml

from tests.conftest import Stack

FOLDER = Path(__file__).parent.parent / "conversations"
TALKS = [
    pytest.param(talk["turns"], id=f"{path.stem}: {talk['rule']}")
    for path in sorted(FOLDER.glob("*.yml"))
    for talk in yaml.safe_load(path.read_text("utf-8"))
]


def said(replies: list[dict]) -> str:
    """Name what was said: an answer's key, 'candidates', or 'detail' (which carries no key)."""
    [reply] = replies
    if "custom" in reply:
        return reply["custom"]["answer"]
    payloads = [button["payload"] for button in reply.get("buttons", [])]
    return "candidates" if "/none_of_these" in payloads else "detail"


@pytest.mark.parametrize("turns", TALKS)
def test_talk_goes_as_written(stack: Stack, turns: list[dict[str, str]]) -> None:
    sender = uuid4().hex
    heard = [said(stack.ask(turn["says"], sender)) for turn in turns]
    assert heard == [turn["hears"] for turn in turns]


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
    offered = [reply for [reply] in replies if said([reply]) == "candidates"]
    assert offered  # which of them are unclear depends on the training
    for reply in offered:
        titles = [button["title"] for button in reply["buttons"]]
        assert 2 <= len(titles) <= 4
        assert titles[-1] == "都不是"
        assert "问题不清" in reply["text"]


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
    assert reply["custom"]["answer"] == "help"
