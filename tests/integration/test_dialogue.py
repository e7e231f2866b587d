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


def test_candidates_are_at_most_three_topics_and_a_way_out(stack: Stack) -> None:
    [reply] = stack.ask("没封号之前先弹个警告框那种,党内都有哪些")
    titles = [button["title"] for button in reply["buttons"]]
    assert 2 <= len(titles) <= 4
    assert titles[-1] == "都不是"


def test_every_button_leads_to_an_answer(stack: Stack) -> None:
    for button in stack.ask("你好")[0]["buttons"]:
        assert stack.ask(button["payload"])[0]["custom"]["answer"] == button["payload"][1:]


def test_forgetting_ends_the_talk(stack: Stack) -> None:
    sender = uuid4().hex
    stack.ask("容错认定要走几步", sender)
    assert stack.http.post("/forget", json={"sender": sender}).status_code == 204
    [reply] = stack.ask("再详细点", sender)
    assert reply["custom"]["answer"] == "help"
