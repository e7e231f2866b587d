"""Messages of which nobody knows whether they came: any worker shows them, nobody reads them in Redis."""

import pytest
from redis.asyncio import Redis
from telegram import InlineKeyboardButton

from bot.concerns.keys import Keys
from bot.ephemeral.server import redis_url
from bot.ephemeral.unsure import SECONDS_KEPT, Unsure
from bot.telegram import keyboard
from bot.telegram.outgoing import Outgoing


@pytest.fixture
def keys(tmp_path) -> Keys:
    return Keys(tmp_path / "keys.json")


async def test_another_worker_finds_a_message_by_its_token_more_than_once(redis: Redis, keys: Keys) -> None:
    token = await Unsure(redis, keys).keep("怕签字")
    other = Unsure(redis, keys)
    assert [await other.get(token), await other.get(token)] == ["怕签字", "怕签字"]


async def test_it_is_encrypted_and_goes_after_ten_minutes(redis: Redis, keys: Keys) -> None:
    token = await Unsure(redis, keys).keep("怕签字")
    [name] = await redis.keys()
    assert token.encode() in name
    assert "怕签字".encode() not in await redis.get(name)
    assert 0 < await redis.ttl(name) <= SECONDS_KEPT


async def test_a_token_that_nobody_gave_finds_nothing(redis: Redis, keys: Keys) -> None:
    assert await Unsure(redis, keys).get("0" * 16) == ""


async def test_without_redis_there_is_nothing_and_no_failure(keys: Keys) -> None:
    with redis_url("") as url:
        unsure = Unsure(Redis.from_url(url), keys)
    assert await unsure.get(await unsure.keep("怕签字")) == ""


def test_a_message_is_read_back_as_it_was() -> None:
    rows = ([keyboard.tap("展开", "+fear"), keyboard.copies("复制", "123")], [InlineKeyboardButton("x", "y")])
    message = Outgoing("<b>怕</b>", rows)
    assert Outgoing.from_json(message.to_json()) == message
