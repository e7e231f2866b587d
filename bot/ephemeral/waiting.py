"""The question that was just not answered, masked, while its writer may agree to its being kept.

By pseudonym, encrypted, for ten minutes or until the next message.
"""

from typing import cast

from pydantic import BaseModel, Field
from redis.asyncio import Redis

from bot.concerns.keys import InvalidToken, Keys
from bot.concerns.masking import mark_of
from bot.ephemeral.errors import unavailable_without_redis
from bot.misses.reason import Reason

WAITING_PREFIX = "ganwei:miss:"
SECONDS_KEPT = 600


class Asked(BaseModel):
    """A masked question, and why it was not answered."""

    text: str = Field(repr=False)
    reason: Reason

    @property
    def mark(self) -> str:
        """Return what tells this question from another: a late tap does not agree to the next one."""
        return mark_of(self.text)


class Waiting:
    """One question for each sender."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        """Keep them in `redis`, encrypted with `keys`."""
        self._redis = redis
        self._keys = keys

    async def put(self, pseudonym: str, asked: Asked) -> None:
        """Keep a question in the place of the one before."""
        sealed = self._keys.encrypt(asked.model_dump_json())
        with unavailable_without_redis():
            await self._redis.set(WAITING_PREFIX + pseudonym, sealed, ex=SECONDS_KEPT)

    async def get(self, pseudonym: str) -> Asked | None:
        """Return the question that waits, or None when there is none or it cannot be read any more."""
        with unavailable_without_redis():
            sealed = await self._redis.get(WAITING_PREFIX + pseudonym)
        try:
            return Asked.model_validate_json(self._keys.decrypt(cast("bytes", sealed))) if sealed else None
        except (InvalidToken, ValueError):
            return None

    async def drop(self, pseudonym: str) -> None:
        """Delete it."""
        with unavailable_without_redis():
            await self._redis.delete(WAITING_PREFIX + pseudonym)
