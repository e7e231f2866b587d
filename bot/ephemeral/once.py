"""What was already done: an update that is delivered twice is answered once, by all workers together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import cast

from redis.asyncio import Redis

from bot.conversation.turn import PartUnavailable
from bot.ephemeral.errors import unavailable_without_redis
from bot.ephemeral.pseudonyms import RotatingPseudonyms

SECONDS_IN_HAND = 60  # after the last sign of life of the worker that has it; then somebody else may try
SECONDS_DONE = 24 * 3600  # Telegram delivers an update for no longer
_SECONDS_BETWEEN_LOOKS = 0.2
_IN_HAND, _DONE = b"in hand", b"done"


class Once:
    """Marks in Redis, by a keyed hash of what was delivered."""

    def __init__(self, redis: Redis, pseudonyms: RotatingPseudonyms) -> None:
        """Keep the marks in `redis`, named by `pseudonyms`."""
        self._redis = redis
        self._pseudonyms = pseudonyms

    @asynccontextmanager
    async def first(self, kind: str, number: int) -> AsyncIterator[bool]:
        """Yield whether this is the first time; a second waits for the first, and takes over when that fails.

        Without Redis everything is the first time: the answer then says that we are recovering.
        """
        try:
            names = [f"ganwei:once:{name}" for name in await self._pseudonyms.of(kind, str(number))]
            is_first = await self._is_first(names)
        except PartUnavailable:
            yield True
            return
        living = asyncio.create_task(self._keep_in_hand(names[0])) if is_first else None
        try:
            yield is_first
        except BaseException:
            if is_first:
                await self._mark(names[0], None)
            raise
        finally:
            if living:
                living.cancel()
        if is_first:
            await self._mark(names[0], _DONE)

    async def _keep_in_hand(self, name: str) -> None:
        """Show that the worker lives: an answer may have to wait for minutes."""
        while True:
            await asyncio.sleep(SECONDS_IN_HAND / 3)
            with suppress(PartUnavailable), unavailable_without_redis():
                await self._redis.expire(name, SECONDS_IN_HAND)

    async def _is_first(self, names: list[str]) -> bool:
        while True:
            with unavailable_without_redis():
                if await self._redis.set(names[0], _IN_HAND, nx=True, ex=SECONDS_IN_HAND):
                    return await self._is_new(names)
                found = cast("bytes | None", await self._redis.get(names[0]))
            if found == _DONE:
                return False
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)

    async def _is_new(self, names: list[str]) -> bool:
        """Say whether it was not done under a name of the days before either."""
        return len(names) == 1 or not await self._redis.exists(*names[1:])

    async def _mark(self, name: str, done: bytes | None) -> None:
        with suppress(PartUnavailable), unavailable_without_redis():
            if done:
                await self._redis.set(name, done, ex=SECONDS_DONE)
            else:
                await self._redis.delete(name)
