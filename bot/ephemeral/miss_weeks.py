"""The weeks of the sketches: a hash in Redis for each of four, named by its week, with its key in it.

A week's hash ends at one moment, whatever is done with it, so its parts have no time of their own. Its key is
long so that Redis makes a real hash table and no list, which would show the order of arrival.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import cast

import redis as blocking
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.concerns.keys import Keys
from bot.ephemeral.pseudonyms import CHINA_AT_THREE
from bot.misses.likeness import chosen
from bot.misses.marks import Marks

MISSES_PREFIX = "ganwei:misses:"
WEEKS = 4  # this one and those before it
_KEY = "key"
_BYTES_OF_A_KEY = 48  # twice as many digits: a value of more than 64 makes a hash table


def now_in_china() -> datetime:
    """Return the time by which weeks, like pseudonyms, change at three in the morning in China."""
    return datetime.now(CHINA_AT_THREE)


class MissWeeks:
    """The weeks that have a hash."""

    def __init__(self, redis: Redis, keys: Keys, clock: Callable[[], datetime] = now_in_china) -> None:
        """Keep the hashes in `redis`; half of what keys their contents is in the file of `keys`."""
        self._redis = redis
        self._keys = keys
        self._clock = clock

    async def marks(self) -> dict[str, Marks]:
        """Return the names of the hashes, this week's first, with what marks in them."""
        names = _names(self._clock())
        keys = {name: await self._redis.hget(name, _KEY) for name in names}
        keys[names[0]] = keys[names[0]] or await self._new_key(names[0])
        return {name: Marks(self._keys, cast("bytes", key)) for name, key in keys.items() if key}

    async def _new_key(self, name: str) -> bytes:
        """Make the key of this week, unless another worker was faster; return the one that counts."""
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.hsetnx(name, _KEY, secrets.token_hex(_BYTES_OF_A_KEY))
            pipe.expireat(name, _end(self._clock()))
            pipe.hget(name, _KEY)
            return cast("bytes", (await pipe.execute())[-1])


def begin_anew(redis: blocking.Redis, keys: Keys, texts: list[str]) -> None:
    """Let questions like `texts` count from nothing; without Redis they come back the sooner, that is all."""
    with suppress(RedisError, OSError):
        for name in _names(now_in_china()):
            key = cast("bytes | None", redis.hget(name, _KEY))
            marks = Marks(keys, key) if key else None
            if bands := [band for text in texts for band in marks.names(chosen(text))] if marks else []:
                redis.hdel(name, *bands)


def _names(now: datetime) -> list[str]:
    return [f"{MISSES_PREFIX}{now - timedelta(weeks=week):%G-W%V}" for week in range(WEEKS)]


def _end(now: datetime) -> datetime:
    """Return when the hash of this week ends: when the fourth week after it begins."""
    monday = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=now.weekday())
    return monday + timedelta(weeks=WEEKS)
