"""Updates: in order within a chat, side by side across chats, none twice."""

import asyncio
import time
from collections.abc import Coroutine

import pytest
from redis.asyncio import Redis
from telegram import Update

from bot.ephemeral.once import Once
from bot.ephemeral.pseudonyms import RotatingPseudonyms
from bot.ephemeral.server import redis_url
from bot.telegram.order import BURST, SECONDS_BETWEEN, ChatOrder
from bot.telegram.sieve import sieve


@pytest.fixture
def once(redis: Redis) -> Once:
    return Once(redis, RotatingPseudonyms(redis))


def update(number: int, chat: int) -> Update:
    message = {"message_id": number, "chat": {"id": chat, "type": "private"}, "text": "怕"}
    return Update.de_json(sieve({"update_id": number, "message": message}), None)


class Worker:
    """Work on updates, some of them slowly; remember the order."""

    def __init__(self, once: Once, chats_at_once: int = 8) -> None:
        self.order = ChatOrder(once, chats_at_once)
        self.done: list[int] = []
        self.at_once = self.most_at_once = 0

    async def work(self, number: int, seconds: float) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(seconds)
        self.at_once -= 1
        self.done.append(number)

    def process(self, number: int, chat: int, seconds: float = 0.0) -> Coroutine[None, None, None]:
        return self.order.process_update(update(number, chat), self.work(number, seconds))


async def test_a_slow_answer_is_waited_for_within_a_chat(once: Once) -> None:
    worker = Worker(once)
    await asyncio.gather(worker.process(1, 7, 0.1), worker.process(2, 7), worker.process(3, 7))
    assert worker.done == [1, 2, 3]
    assert worker.most_at_once == 1


async def test_other_chats_do_not_wait(once: Once) -> None:
    worker = Worker(once)
    await asyncio.gather(worker.process(1, 7, 0.2), worker.process(2, 8), worker.process(3, 9))
    assert worker.done[-1] == 1


async def test_not_more_chats_at_once_than_allowed(once: Once) -> None:
    worker = Worker(once, chats_at_once=2)
    await asyncio.gather(*(worker.process(number, number, 0.02) for number in range(1, 9)))
    assert (worker.most_at_once, len(worker.done)) == (2, 8)


async def test_one_chat_that_floods_leaves_places_for_others(once: Once) -> None:
    worker = Worker(once, chats_at_once=2)
    flood = [worker.process(number, 7, 0.01) for number in range(1, 8)]
    await asyncio.gather(*flood, worker.process(99, 8))
    assert worker.done.index(99) < 5


async def test_a_chat_that_floods_is_answered_as_slowly_as_telegram_wants(once: Once) -> None:
    worker = Worker(once)
    begun = time.monotonic()
    await asyncio.gather(*(worker.process(number, 7) for number in range(1, BURST + 3)))
    assert worker.done == [*range(1, BURST + 3)]
    assert time.monotonic() - begun >= 2 * SECONDS_BETWEEN


async def test_the_same_update_twice_is_worked_on_once(once: Once) -> None:
    worker = Worker(once)
    await asyncio.gather(worker.process(1, 7, 0.05), worker.process(1, 7))
    await worker.process(1, 7)
    assert worker.done == [1]


async def test_two_workers_work_on_an_update_once(once: Once, redis: Redis) -> None:
    here, there = Worker(once), Worker(Once(redis, RotatingPseudonyms(redis)))
    await asyncio.gather(here.process(1, 7, 0.3), there.process(1, 7))
    assert here.done + there.done == [1]


async def test_what_was_not_finished_is_taken_over(once: Once) -> None:
    worker = Worker(once)
    task = asyncio.create_task(worker.process(1, 7, 60))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await worker.process(1, 7)
    assert worker.done == [1]


async def test_a_worker_that_takes_long_keeps_what_it_has_in_hand(
    once: Once, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ephemeral.once.SECONDS_IN_HAND", 1)
    here, there = Worker(once), Worker(Once(redis, RotatingPseudonyms(redis)))
    await asyncio.gather(here.process(1, 7, 2.5), there.process(1, 7))
    assert here.done + there.done == [1]


async def test_no_chat_is_known_once_it_is_answered(once: Once, redis: Redis) -> None:
    worker = Worker(once)
    await asyncio.gather(worker.process(1, 900719925474), worker.process(2, 900719925474))
    assert worker.order._chats == {}
    held = b"".join([key + (await redis.dump(key) or b"") for key in await redis.keys()])
    assert b"900719925474" not in held


async def test_without_redis_everything_is_answered() -> None:
    with redis_url("") as url:
        redis = Redis.from_url(url)
    worker = Worker(Once(redis, RotatingPseudonyms(redis)))
    await worker.process(1, 7)
    assert worker.done == [1]
