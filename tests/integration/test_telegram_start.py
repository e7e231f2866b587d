"""Starting and stopping: without a token, by webhook, while Telegram is down, and with work in hand."""

import time
from collections.abc import Callable

import httpx
import pytest

from bot.dialogue.worker import free_port
from bot.settings import Settings
from bot.telegram.service import webhook_secret
from tests.conftest import Stack
from tests.integration.conftest import DOWN, TOKEN, Telegram

TOLERABLE = "可以考虑容错"


@pytest.fixture(scope="module")
def webhook(start_telegram: Callable[..., Telegram]) -> Telegram:
    """Return a service to which the stand-in posts its updates."""
    port = free_port()
    hook = f"http://127.0.0.1:{port}/telegram/hook"
    return start_telegram(GANWEI_PORT=str(port), GANWEI_TELEGRAM_WEBHOOK_URL=hook)


def test_without_a_token_nothing_is_said_of_telegram(stack: Stack) -> None:
    assert "elegram" not in stack.output.read_text()
    assert stack.http.post("/telegram/hook", json={}).status_code in (404, 405)


def test_updates_that_are_posted_are_answered(webhook: Telegram) -> None:
    assert TOLERABLE in webhook.phone().says("试点没干成能不能容")[0].text
    assert webhook.api.calls_of("getUpdates") == []


def test_the_page_that_people_are_told_is_the_site_of_the_webhook(webhook: Telegram) -> None:
    assert webhook.stack.url in webhook.phone().says("/privacy")[0].text


def test_a_post_without_the_secret_is_refused_and_not_answered(webhook: Telegram) -> None:
    phone = webhook.phone()
    update = {"update_id": 10**9, "message": {**phone.a_message("你好"), "text": "你好"}}
    [call] = webhook.api.calls_of("setWebhook")
    for secret in ("", "wrong", TOKEN):
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        assert httpx.post(call["url"], json=update, headers=headers).status_code == 403
    phone.says("/help")
    assert len(phone.bots()) == 1


@pytest.mark.parametrize(
    "body", [b"nonsense", b"[]", b"{}", b'{"update_id": 999999999}', b"\xff" * 9, b"x" * 2_000_000]
)
def test_a_malformed_post_is_confirmed_so_that_it_does_not_come_again(webhook: Telegram, body: bytes) -> None:
    [call] = webhook.api.calls_of("setWebhook")
    headers = {"X-Telegram-Bot-Api-Secret-Token": call["secret_token"]}
    assert httpx.post(call["url"], content=body, headers=headers).status_code == 200


def test_the_same_post_twice_is_answered_once(webhook: Telegram) -> None:
    phone = webhook.phone()
    message = {"message": {**phone.a_message("你好"), "text": "你好"}}
    number = webhook.api.chats.push(message)
    webhook.api.chats.push(message, number)
    phone.says("/help")
    assert len(phone.bots()) == 2


def test_the_secret_of_the_webhook_is_the_same_in_every_worker_and_tells_no_token() -> None:
    first, second = (webhook_secret(Settings(telegram_token=TOKEN)) for _ in range(2))
    assert first == second
    assert TOKEN not in first
    assert first != webhook_secret(Settings(telegram_token=TOKEN[::-1]))


@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/"])
def test_a_webhook_without_a_path_of_its_own_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="path of its own"):
        Settings(telegram_webhook_url=url)


@pytest.mark.parametrize("way", ["polling", "webhook"])
def test_stopping_answers_what_is_in_hand(start_telegram: Callable[..., Telegram], way: str) -> None:
    port = free_port()
    hook = {"GANWEI_TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook"} if way == "webhook" else {}
    started = start_telegram(GANWEI_TELEGRAM_MESSAGES_PER_SECOND="5", GANWEI_PORT=str(port), **hook)
    started.phone().says("你好")
    phones = [started.phone() for _ in range(15)]
    for phone in phones:
        phone.send("/privacy")
    while not any(phone.bots() for phone in phones):
        time.sleep(0.01)
    assert started.stack.stop() == 0
    in_hand = len(phones) - len(started.api.chats.updates)
    assert sum(len(phone.bots()) for phone in phones) == in_hand
    assert in_hand == len(phones) if way == "polling" else in_hand >= 1
    assert "Traceback" not in started.stack.output.read_text()


def test_telegram_that_was_down_at_the_start_was_waited_for(telegram: Telegram) -> None:
    assert TOLERABLE in telegram.phone().says("试点没干成能不能容")[0].text
    assert not any(telegram.api.faults[method] for method in DOWN)
