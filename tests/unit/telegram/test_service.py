"""The channel's start, with the real client library against the stand-in."""

import asyncio
import gc
import json
import logging
from collections.abc import Callable, Iterator

import pytest
from redis.asyncio import Redis
from telegram import Chat, Message, Update

from bot.conversation.turn import Reply, Turn
from bot.ephemeral.banners import ShownBanners
from bot.ephemeral.limits import CLOSED, SharedLimit
from bot.ephemeral.messages import Messages
from bot.ephemeral.once import Once
from bot.ephemeral.pseudonyms import RotatingPseudonyms
from bot.serve import quiet_logs
from bot.settings import Settings
from bot.switches.live import Banner
from bot.telegram.announce import Announcements
from bot.telegram.app import Parts, application
from bot.telegram.hints import ASIDE, UNREAD, Hints
from bot.telegram.presence import Presence
from bot.telegram.service import TelegramService
from tests.standin.bot_api import BotApi
from tests.standin.faults import Odd, Status
from tests.standin.phone import Phone
from tests.standin.running import running

TOKEN = "7711:AAmarked-token"


class NoContent:
    def answer(self, key: str) -> None:
        return None


class NothingSwitched:
    def banner(self) -> Banner:
        return Banner("", 0)


@pytest.fixture
def api() -> BotApi:
    return BotApi(TOKEN)


@pytest.fixture
def root(api: BotApi) -> Iterator[str]:
    with running(api) as root:
        yield root


class GreetingDoor:
    """Answer everything with a greeting, while the door is open."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.open.set()

    async def take(self, turn: Turn) -> Turn:
        await self.open.wait()
        turn.pseudonym, turn.replies = "p1", [Reply("您好")]
        return turn


def service(redis: Redis, root: str, door: GreetingDoor | None = None) -> TelegramService:
    settings = Settings(telegram_token=TOKEN, telegram_api_url=root, telegram_messages_per_second=10_000)
    pseudonyms = RotatingPseudonyms(redis)
    hints = Hints(pseudonyms, SharedLimit(redis, ASIDE), SharedLimit(redis, UNREAD))
    once = Once(redis, pseudonyms)
    announcements = Announcements(NothingSwitched(), ShownBanners(redis), SharedLimit(redis, CLOSED))
    parts = Parts(door, NoContent(), Messages(redis), once, hints, None, announcements)
    return TelegramService(application(settings, parts), settings, NoContent(), is_ready=lambda: True)


async def test_a_refused_token_is_said_in_one_line_without_the_token(
    redis: Redis, api: BotApi, root: str, caplog: pytest.LogCaptureFixture
) -> None:
    quiet_logs()
    api.faults["getMe"].append(Status(401))
    running = service(redis, root)
    await running.run()
    await running.stop()
    assert [(r.levelno, "GANWEI_TELEGRAM_TOKEN" in r.getMessage()) for r in caplog.records] == [
        (logging.ERROR, True)
    ]
    assert "marked-token" not in caplog.text


async def test_somebody_else_who_polls_is_named(
    redis: Redis, api: BotApi, root: str, caplog: pytest.LogCaptureFixture
) -> None:
    quiet_logs()
    api.faults["getUpdates"].extend([Status(409)] * 3)
    running = service(redis, root)
    await running.run()
    while api.faults["getUpdates"]:
        await asyncio.sleep(0.05)
    await running.stop()
    assert [r.getMessage() for r in caplog.records if "another process" in r.getMessage()] == [
        "another process polls with the same GANWEI_TELEGRAM_TOKEN; only one may"
    ]


async def test_no_update_outlives_its_answer(redis: Redis, api: BotApi, root: str) -> None:
    running = service(redis, root, GreetingDoor())
    await running.run()
    phone = Phone(api, 900719925474)
    await asyncio.to_thread(phone.says, "你好", "怕签字")
    gc.collect()
    kept = [each for each in gc.get_objects() if isinstance(each, Update | Message | Chat)]
    assert [each for each in kept if "900719925474" in repr(each)] == []
    names = [name for kind in type(running.app).__mro__ for name in getattr(kind, "__slots__", ())]
    held = {name: repr(getattr(running.app, name, "")) for name in names if "__" not in name}
    assert "_chat_ids_to_be_updated_in_persistence" in held
    assert [name for name, value in held.items() if "900719925474" in value] == []
    await running.stop()


@pytest.mark.parametrize("code", [401, 404])
async def test_a_refusal_in_the_middle_is_said_and_polling_goes_on(
    redis: Redis, api: BotApi, root: str, caplog: pytest.LogCaptureFixture, code: int
) -> None:
    quiet_logs()
    running = service(redis, root, GreetingDoor())
    await running.run()
    api.faults["getUpdates"].append(Status(code))
    phone = Phone(api, 7)
    await asyncio.to_thread(phone.says, "你好")
    await asyncio.to_thread(phone.says, "怕签字")
    await running.stop()
    assert len(phone.bots()) == 2
    assert [r.getMessage() for r in caplog.records if "refuses to be polled" in r.getMessage()] != []


@pytest.mark.parametrize("body", ["[]", '{"ok": false}', '{"ok": true, "result": 5}', "[" * 100_000])
async def test_an_odd_answer_to_a_poll_is_no_reason_to_ask_all_the_time(
    redis: Redis, api: BotApi, root: str, body: str
) -> None:
    quiet_logs()
    running = service(redis, root, GreetingDoor())
    await running.run()
    api.faults["getUpdates"].extend([Odd(body)] * 1000)
    phone = Phone(api, 7)
    phone.send("你好")
    await asyncio.sleep(2)
    assert 2 <= len(api.calls_of("getUpdates")) < 20
    api.faults["getUpdates"].clear()
    while not phone.bots():
        await asyncio.sleep(0.05)
    await running.stop()
    assert len(phone.bots()) == 1


async def test_what_there_is_no_room_for_waits_at_telegram(
    redis: Redis, api: BotApi, root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.app.MOST_IN_HAND", 50)
    door = GreetingDoor()
    door.open.clear()
    running = service(redis, root, door)
    await running.run()
    phones = [Phone(api, number) for number in range(1, 401)]
    for phone in phones:
        phone.send("你好")
    await asyncio.sleep(1.5)
    assert len(api.chats.updates) >= 200
    door.open.set()
    while sum(len(phone.bots()) for phone in phones) < len(phones):
        await asyncio.sleep(0.05)
    await running.stop()


async def test_stopping_before_anything_was_ready_is_no_failure(redis: Redis, root: str) -> None:
    await service(redis, root).stop()


async def test_menu_and_description_are_told_again_when_their_words_have_changed(
    redis: Redis, api: BotApi, root: str, content_of: Callable, an_answer: Callable
) -> None:
    content = content_of(an_answer("help", title="能问什么"), an_answer("telegram_description", text="甲"))
    running = service(redis, root)
    await running.app.initialize()
    presence = Presence(running.app.bot, content)
    await presence.show()
    await presence.show()
    content._answers["help"] = an_answer("help", title="怎么问")
    await presence.show()
    menus = [json.loads(call["commands"]) for call in api.calls_of("setMyCommands")]
    assert [[entry["description"] for entry in menu] for menu in menus] == [["能问什么"], ["怎么问"]]
    assert api.calls_of("setMyDescription")[0] == {"description": "甲"}
    await running.stop()


async def test_a_telegram_without_descriptions_still_has_a_menu(
    redis: Redis, api: BotApi, root: str, caplog: pytest.LogCaptureFixture
) -> None:
    quiet_logs()
    api.faults["setMyDescription"].append(Status(404))
    running = service(redis, root)
    await running.run()
    assert running.app.updater.running
    await running.stop()
    assert caplog.text == ""


async def test_a_menu_has_no_entry_for_what_does_not_exist(redis: Redis, api: BotApi, root: str) -> None:
    running = service(redis, root)
    await running.run()
    await running.stop()
    assert api.calls_of("setMyCommands")[0]["commands"] == "[]"
