"""Drafts of concerns in Redis: by pseudonym, encrypted, gone half an hour after the last step."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from redis.asyncio import Redis

from bot.concerns.draft import Draft
from bot.concerns.keys import InvalidToken, Keys
from bot.ephemeral.errors import unavailable_without_redis

DRAFT_PREFIX = "ganwei:draft:"
SECONDS_KEPT = 30 * 60
_SECONDS_OF_A_TURN = 20


class Drafts:
    """The drafts that are being written."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        """Keep them in `redis`, encrypted with `keys`."""
        self._redis = redis
        self._keys = keys

    @asynccontextmanager
    async def turn(self, pseudonym: str) -> AsyncIterator[None]:
        """Hold the draft for one turn: a second tap waits until the first is done."""
        with unavailable_without_redis():
            lock = self._redis.lock(
                f"ganwei:draft-lock:{pseudonym}", timeout=_SECONDS_OF_A_TURN, blocking_timeout=5
            )
            async with lock:
                yield

    async def get(self, pseudonym: str) -> Draft | None:
        """Return the draft, or None when there is none or it cannot be read any more."""
        with unavailable_without_redis():
            sealed = await self._redis.get(DRAFT_PREFIX + pseudonym)
        if sealed is None:
            return None
        try:
            return Draft.model_validate_json(self._keys.decrypt(cast("bytes", sealed)))
        except (InvalidToken, ValueError):
            return None

    async def seconds_left(self, pseudonym: str) -> int:
        """Return in how many seconds the draft will be gone by itself; negative when there is none."""
        with unavailable_without_redis():
            return await self._redis.ttl(DRAFT_PREFIX + pseudonym)

    async def put(self, pseudonym: str, draft: Draft) -> None:
        """Keep the draft for another half an hour."""
        sealed = self._keys.encrypt(draft.model_dump_json())
        with unavailable_without_redis():
            await self._redis.set(DRAFT_PREFIX + pseudonym, sealed, ex=SECONDS_KEPT)

    async def drop(self, pseudonym: str) -> None:
        """Delete the draft."""
        with unavailable_without_redis():
            await self._redis.delete(DRAFT_PREFIX + pseudonym)
