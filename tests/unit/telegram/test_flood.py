"""After a 429 nobody calls Telegram until it says so, whatever else ends meanwhile."""

import asyncio
import time

from telegram.error import RetryAfter

from bot.telegram.flood import FloodLimiter

SECONDS = 1


class Calls:
    """Telegram: the first call finds a flood, the second is slow; remember when each was let through."""

    def __init__(self) -> None:
        self.limiter = FloodLimiter(1000)
        self.through: dict[str, float] = {}
        self.flood_at = 0.0

    async def call(self, name: str) -> str:
        async def callback() -> str:
            if name == "flooded" and not self.flood_at:
                self.flood_at = time.monotonic()
                raise RetryAfter(SECONDS)
            self.through[name] = time.monotonic()
            await asyncio.sleep(0.2 if name == "slow" else 0)
            return name

        return await self.limiter.process_request(callback, (), {}, "sendMessage", {"chat_id": 1}, None)


async def test_a_request_that_ends_does_not_end_the_silence() -> None:
    calls = Calls()
    slow = asyncio.create_task(calls.call("slow"))
    await asyncio.sleep(0.05)
    flooded = asyncio.create_task(calls.call("flooded"))
    await slow
    assert await calls.call("later") == "later"
    assert calls.through["later"] - calls.flood_at >= SECONDS
    assert await flooded == "flooded"


async def test_what_found_the_flood_is_called_again() -> None:
    calls = Calls()
    assert await calls.call("flooded") == "flooded"
    assert calls.through["flooded"] - calls.flood_at >= SECONDS
