"""After a 429 a chat is silent as long as Telegram says; when a second chat meets one, all are."""

import asyncio
import time

from telegram.error import RetryAfter

from bot.telegram.flood import FloodLimiter

SECONDS = 1


class Calls:
    """Telegram: the first call of each flooded chat meets a 429; remember when each was let through."""

    def __init__(self, *flooded: str) -> None:
        self.limiter = FloodLimiter(1000)
        self.through: dict[str, float] = {}
        self.begun = time.monotonic()
        self._flooded = [*flooded]

    async def call(self, name: str, seconds: float = 0.0) -> str:
        async def callback() -> str:
            await asyncio.sleep(seconds)
            if name in self._flooded:
                self._flooded.remove(name)
                raise RetryAfter(SECONDS)
            self.through[name] = time.monotonic() - self.begun
            return name

        return await self.limiter.process_request(callback, (), {}, "sendMessage", {"chat_id": 1}, None)


async def test_a_chat_that_meets_a_flood_waits_and_is_called_again() -> None:
    calls = Calls("one")
    assert await calls.call("one") == "one"
    assert calls.through["one"] >= SECONDS


async def test_others_do_not_wait_for_a_chat_of_its_own_fault() -> None:
    calls = Calls("one")
    await asyncio.gather(calls.call("one"), calls.call("other", 0.05))
    assert calls.through["other"] < SECONDS


async def test_all_wait_when_a_second_chat_meets_a_flood() -> None:
    calls = Calls("one", "two")
    flooded = [asyncio.create_task(calls.call(name)) for name in ("one", "two")]
    await asyncio.sleep(0.05)
    await calls.call("other")
    assert calls.through["other"] >= SECONDS
    assert await asyncio.gather(*flooded) == ["one", "two"]


async def test_a_request_that_ends_does_not_end_the_silence() -> None:
    calls = Calls("one", "two")
    slow = asyncio.create_task(calls.call("slow", 0.3))
    await asyncio.sleep(0.02)
    flooded = [asyncio.create_task(calls.call(name)) for name in ("one", "two")]
    await slow
    await calls.call("later")
    assert calls.through["later"] >= SECONDS
    await asyncio.gather(*flooded)
