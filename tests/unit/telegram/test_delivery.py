"""Delivery: a call that was not done is made again, one that may have been done is not."""

import asyncio

import httpx
import pytest
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.delivery import TRIES, Delivery
from bot.telegram.failures import Verdict, verdict
from bot.telegram.outgoing import Outgoing


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


CUT = caused(NetworkError("httpx.ReadError"), httpx.ReadError("x"))
VERDICTS = [
    (RetryAfter(3), Verdict.AGAIN),
    (NetworkError("Bad Gateway (502)"), Verdict.AGAIN),
    (caused(NetworkError("x"), httpx.ConnectError("x")), Verdict.AGAIN),
    (caused(TimedOut(), httpx.ConnectTimeout("x")), Verdict.AGAIN),
    (caused(TimedOut(), httpx.PoolTimeout("x")), Verdict.AGAIN),
    (caused(NetworkError("x"), httpx.WriteError("x")), Verdict.AGAIN),
    (CUT, Verdict.UNSURE),
    (caused(TimedOut(), httpx.ReadTimeout("x")), Verdict.UNSURE),
    (caused(TimedOut(), httpx.WriteTimeout("x")), Verdict.UNSURE),
    (caused(NetworkError("x"), httpx.RemoteProtocolError("x")), Verdict.UNSURE),
    (TelegramError("Invalid server response"), Verdict.UNSURE),
    (BadRequest("chat not found"), Verdict.NEVER),
    (Forbidden("bot was blocked by the user"), Verdict.NEVER),
]


@pytest.mark.parametrize(("error", "expected"), VERDICTS, ids=lambda value: repr(value)[:40])
def test_what_a_failure_means(error: TelegramError, expected: Verdict) -> None:
    assert verdict(error) is expected


class Sent:
    message_id = 41


class FakeBot:
    """Fail as the test says, then work; remember what was asked."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = [*errors]
        self.texts: list[str] = []

    async def _call(self, text: str) -> Sent:
        self.texts.append(text)
        if self.errors:
            raise self.errors.pop(0)
        return Sent()

    async def send_message(self, chat: int, text: str, **_more: object) -> Sent:
        return await self._call(text)

    async def edit_message_text(self, text: str, **_more: object) -> Sent:
        return await self._call(text)

    async def edit_message_reply_markup(self, **_more: object) -> Sent:
        return await self._call("buttons")

    async def delete_message(self, chat: int, number: int) -> bool:
        await self._call(f"delete {number}")
        return True

    async def delete_messages(self, chat: int, numbers: list[int]) -> bool:
        await self._call(f"delete {numbers}")
        return True

    async def answer_callback_query(self, tap: str, text: str | None) -> Sent:
        return await self._call(f"tap {text or ''}".strip())


class Kept:
    """Keep what is unsure, and remember it."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    async def keep(self, message: str) -> str:
        self.messages.append(message)
        return "t1"


def delivery(*errors: TelegramError) -> tuple[Delivery, FakeBot, list[float]]:
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    bot = FakeBot(*errors)
    return Delivery(bot, Kept(), lambda token: Outgoing("came?"), pause), bot, pauses


async def test_a_message_is_sent_once() -> None:
    deliver, bot, pauses = delivery()
    assert await deliver.send(1, Outgoing("a")) == [41]
    assert (bot.texts, pauses) == (["a"], [])


async def test_what_was_surely_not_done_is_tried_again_with_growing_pauses() -> None:
    deliver, bot, pauses = delivery(*[NetworkError("Bad Gateway (502)")] * 3)
    assert await deliver.send(1, Outgoing("a")) == [41]
    assert (bot.texts, pauses) == (["a"] * 4, [0.5, 1.0, 2.0])


async def test_what_may_have_come_is_not_sent_again_but_asked_for() -> None:
    deliver, bot, _ = delivery(CUT)
    assert await deliver.send(1, Outgoing("a")) == [41]
    assert bot.texts == ["a", "came?"]


async def test_the_question_itself_may_come_twice() -> None:
    deliver, bot, _ = delivery(CUT, CUT)
    await deliver.send(1, Outgoing("a"))
    assert bot.texts == ["a", "came?", "came?"]


async def test_a_person_who_blocked_the_bot_is_left_alone() -> None:
    deliver, bot, _ = delivery(Forbidden("blocked"))
    assert await deliver.send(1, Outgoing("a")) == []
    assert bot.texts == ["a"]


async def test_a_message_that_telegram_refuses_comes_without_markup_and_buttons() -> None:
    deliver, bot, _ = delivery(BadRequest("Can't parse entities"))
    assert await deliver.send(1, Outgoing("<b>a</b> &lt;b&gt;", ([],))) == [41]
    assert bot.texts == ["<b>a</b> &lt;b&gt;", "a &lt;b&gt;"]


async def test_trying_ends() -> None:
    deliver, bot, pauses = delivery(*[NetworkError("Bad Gateway (502)")] * 99)
    assert await deliver.send(1, Outgoing("a")) == []
    assert len(bot.texts) == TRIES
    assert max(pauses) <= 15


async def test_a_change_may_be_made_twice() -> None:
    deliver, bot, _ = delivery(CUT, BadRequest("Message is not modified"))
    assert await deliver.edit(1, 7, Outgoing("a")) == []
    assert bot.texts == ["a", "a"]


async def test_what_cannot_be_changed_is_sent_anew() -> None:
    deliver, _, _ = delivery(BadRequest("Message to edit not found"))
    assert await deliver.edit(1, 7, Outgoing("a")) == [41]


async def test_messages_are_deleted_by_the_hundred() -> None:
    deliver, bot, _ = delivery()
    assert await deliver.delete(1, [*range(1, 202)]) == ([], [])
    assert bot.texts == [f"delete {[*range(1, 101)]}", f"delete {[*range(101, 201)]}", "delete 201"]


async def test_deleting_goes_on_after_one_that_cannot_be_deleted() -> None:
    deliver, bot, _ = delivery(*[BadRequest("Message can't be deleted")] * 2)
    assert await deliver.delete(1, [5, 6]) == ([5], [])
    assert bot.texts == ["delete [5, 6]", "delete 5", "delete 6"]


async def test_a_telegram_that_cannot_delete_many_at_once_deletes_one_by_one() -> None:
    deliver, bot, _ = delivery(InvalidToken("Not Found"))
    assert await deliver.delete(1, [5, 6]) == ([], [])
    assert bot.texts == ["delete [5, 6]", "delete 5", "delete 6"]


async def test_what_was_deleted_before_is_gone() -> None:
    deliver, _, _ = delivery(BadRequest("Bad Request: message to delete not found"))
    assert await deliver.delete(1, [5]) == ([], [])


async def test_what_could_not_be_asked_is_told_so_that_it_can_be_tried_again() -> None:
    deliver, _, _ = delivery(*[NetworkError("Bad Gateway (502)")] * 99)
    assert await deliver.delete(1, [5]) == ([], [5])


async def test_a_client_that_was_closed_leaves_the_answer_unanswered() -> None:
    deliver, _, _ = delivery(caused(NetworkError("x"), RuntimeError("not initialized")))
    with pytest.raises(asyncio.CancelledError):
        await deliver.send(1, Outgoing("a"))


async def test_a_tap_that_cannot_be_ended_harms_nothing(caplog: pytest.LogCaptureFixture) -> None:
    deliver, _, _ = delivery(BadRequest("Query is too old: 怕签字"))
    await deliver.end_tap("5")
    assert "怕签字" not in caplog.text


@pytest.mark.parametrize("error", [NetworkError("Bad Gateway (502)"), CUT], ids=["not done", "perhaps done"])
async def test_buttons_are_changed_until_it_works(error: TelegramError) -> None:
    deliver, bot, _ = delivery(error)
    await deliver.edit_buttons(1, 41, [])
    assert bot.texts == ["buttons"] * 2


@pytest.mark.parametrize(
    "words", ["Bad Request: message is not modified", "Bad Request: message can't be edited"]
)
async def test_buttons_that_cannot_be_changed_stay_and_no_message_comes(words: str) -> None:
    deliver, bot, _ = delivery(BadRequest(words))
    await deliver.edit_buttons(1, 41, [])
    assert bot.texts == ["buttons"]


async def test_no_more_is_shown_in_passing_than_telegram_takes() -> None:
    deliver, bot, _ = delivery()
    await deliver.end_tap("7", "容" * 201)
    assert bot.texts == ["tap " + "容" * 200]
