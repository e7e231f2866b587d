"""Bad input gets a clear answer and harms nothing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from tests.conftest import Stack, start_stack

WEBHOOK = "/webhooks/rest/webhook"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b'{"sender": "a"}',
        b'{"sender": "a", "message": 1}',
        b"\xff\xfe{}",
    ],
)
def test_malformed_body_is_refused_with_a_reason(stack: Stack, raw: bytes) -> None:
    response = stack.http.post(WEBHOOK, content=raw)
    assert response.status_code == 400
    assert response.json()["reason"]


@pytest.mark.parametrize(
    ("message", "key"),
    [
        ("", "empty"),
        (" \n\t　", "empty"),
        ("\u200b\u200d\ufeff", "empty"),
        ("\x00\x07\x1b", "empty"),
        ("😀🎉👍", "only_symbols"),
        ("？？？", "only_symbols"),
        ("容" * 10_000, "too_long"),
    ],
)
def test_unreadable_message_is_told_so(stack: Stack, message: str, key: str) -> None:
    [reply] = stack.ask(message)
    assert reply["custom"]["answer"] == key


@pytest.mark.parametrize(
    "message",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "'; DROP TABLE content; --",
        "{{7*7}}${7*7}",
        '/greet{"x": "y"}',
        "/restart",
        "/session_start",
        "../../etc/passwd",
        "a" * 500,
    ],
)
def test_hostile_message_is_answered_and_never_echoed(stack: Stack, message: str) -> None:
    response = stack.post(message)
    assert response.status_code == 200
    assert response.json()
    assert message not in response.text


def test_zero_width_characters_do_not_hide_a_question(stack: Stack) -> None:
    [reply] = stack.ask("容\u200b错认定\u2060的程\ufeff序有哪几步")
    assert reply["custom"]["answer"] == "procedure"


def test_flood_from_one_sender_is_slowed_down_in_words(trained_data_dir: Path, tmp_path: Path) -> None:
    # One a second, so that fifty are a flood on the slowest machine too.
    strict = start_stack(trained_data_dir, tmp_path / "output.log", GANWEI_MESSAGES_PER_SECOND="1")
    try:
        strict.wait_until_ready()
        sender = uuid4().hex
        with ThreadPoolExecutor(50) as pool:
            responses = list(pool.map(lambda _: strict.post("认定流程", sender), range(50)))
    finally:
        strict.stop()
    refused = [response for response in responses if response.status_code == 429]
    assert refused
    assert {response.status_code for response in responses} == {200, 429}
    assert "太快" in refused[0].json()[0]["text"]


def test_several_messages_of_one_person_at_once_are_all_answered(stack: Stack) -> None:
    sender = uuid4().hex  # "more" takes a custom action, so that each has to wait for the one before
    with ThreadPoolExecutor(15) as pool:
        responses = list(pool.map(lambda _: stack.post("再详细点", sender), range(15)))
    assert {response.status_code for response in responses} == {200}


def test_sender_may_be_left_out(stack: Stack) -> None:
    response = stack.http.post(WEBHOOK, json={"message": "你好"})
    assert response.json()[0]["recipient_id"]


@pytest.mark.parametrize("sender", ["x" * 129, 5, "a\nb", ["a"]])
def test_strange_sender_is_refused(stack: Stack, sender: object) -> None:
    assert stack.http.post(WEBHOOK, json={"sender": sender, "message": "你好"}).status_code == 400


def test_body_larger_than_any_message_is_refused(stack: Stack) -> None:
    assert stack.http.post(WEBHOOK, content=b'{"message": "' + b"a" * 100_000 + b'"}').status_code == 400
