"""Limits on the messages and on the receipts of one sender, counted in Redis for all workers together."""

import time

from redis.asyncio import Redis

from bot.ephemeral.errors import unavailable_without_redis

SECONDS_KEPT = 5
SECONDS_OF_ATTEMPTS = 600
ATTEMPTS_OF_ONE, ATTEMPTS_OF_ALL = 10, 600  # receipts tried in those seconds


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


class ReceiptAttempts:
    """Allow so many receipts to be tried, by one sender and by all together."""

    def __init__(self, redis: Redis) -> None:
        """Count in `redis`."""
        self._redis = redis

    async def allows(self, pseudonym: str) -> bool:
        """Count one more try and say whether it is still within both limits."""
        now = time.time()
        with unavailable_without_redis():
            of_one = await count(self._redis, attempts_name(pseudonym, now), SECONDS_OF_ATTEMPTS)
            if of_one > ATTEMPTS_OF_ONE:
                return False
            of_all = await count(self._redis, attempts_name("all", now), SECONDS_OF_ATTEMPTS)
        return of_all <= ATTEMPTS_OF_ALL


def rate_name(pseudonym: str, second: int) -> str:
    """Return the key that counts the messages of a sender in one second."""
    return f"ganwei:rate:{pseudonym}:{second}"


def attempts_name(pseudonym: str, now: float) -> str:
    """Return the key that counts the receipts of a sender around `now`."""
    return f"ganwei:receipts:{pseudonym}:{int(now) // SECONDS_OF_ATTEMPTS}"


async def count(redis: Redis, name: str, seconds: int) -> int:
    """Add one to a counter that is forgotten after `seconds`; return what it says now."""
    async with redis.pipeline(transaction=True) as pipe:
        pipe.incr(name)
        pipe.expire(name, seconds)
        now, _ = await pipe.execute()
    return int(now)
