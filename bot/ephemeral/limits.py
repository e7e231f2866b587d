"""Limits on what one sender and all together may do, counted in Redis for all workers together."""

import time
from collections.abc import Callable
from typing import NamedTuple

from redis.asyncio import Redis

from bot.ephemeral.errors import unavailable_without_redis

SECONDS_KEPT = 5


class Rule(NamedTuple):
    """What is counted, in how many seconds, and how many are allowed to one sender and to all together."""

    name: str
    seconds: int
    of_one: int
    of_all: int


RECEIPTS = Rule("receipts", 600, of_one=10, of_all=600)  # tries to open a concern
SUBMISSIONS = Rule("submissions", 600, of_one=5, of_all=600)  # a flood fills a disk
CONSENTS = Rule("consents", 600, of_one=5, of_all=600)  # questions that may be kept; the same
CLOSED = Rule("closed", 600, of_one=5, of_all=1_000_000)  # notices; nobody goes without for others' sake


class RateLimiter:
    """Allow so many messages in each second of the clock."""

    def __init__(self, redis: Redis, per_second: int) -> None:
        """Count in `redis`."""
        self._redis = redis
        self._per_second = per_second

    async def allows(self, pseudonym: str) -> bool:
        """Count one more message of this sender and say whether it is still within the limit."""
        name = rate_name(pseudonym, int(time.time()))
        with unavailable_without_redis():
            messages = await count(self._redis, name, SECONDS_KEPT)
        return messages <= self._per_second


class SharedLimit:
    """Allow what a rule allows."""

    def __init__(self, redis: Redis, rule: Rule, clock: Callable[[], float] = time.time) -> None:
        """Count in `redis`."""
        self._redis = redis
        self._rule = rule
        self._clock = clock

    async def allows(self, pseudonym: str) -> bool:
        """Count one more and say whether it is still within both limits."""
        now, seconds = self._clock(), self._rule.seconds
        with unavailable_without_redis():
            if await count(self._redis, shared_name(self._rule, pseudonym, now), seconds) > self._rule.of_one:
                return False
            of_all = await count(self._redis, shared_name(self._rule, "all", now), seconds)
        return of_all <= self._rule.of_all


def rate_name(pseudonym: str, second: int) -> str:
    """Return the key that counts the messages of a sender in one second."""
    return f"ganwei:rate:{pseudonym}:{second}"


def shared_name(rule: Rule, pseudonym: str, now: float) -> str:
    """Return the key that counts for a rule what a sender does around `now`."""
    return f"ganwei:{rule.name}:{pseudonym}:{int(now) // rule.seconds}"


async def count(redis: Redis, name: str, seconds: int) -> int:
    """Add one to a counter that is forgotten after `seconds`; return what it says now."""
    async with redis.pipeline(transaction=True) as pipe:
        pipe.incr(name)
        pipe.expire(name, seconds)
        now, _ = await pipe.execute()
    return int(now)
