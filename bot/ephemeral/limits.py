"""A limit on the messages of one sender, counted in Redis so that all workers count together."""

import time

from redis.asyncio import Redis

from bot.ephemeral.errors import unavailable_without_redis

SECONDS_KEPT = 5


class RateLimiter:
    """Allow so many messages in each second of the clock."""

    def __init__(self, redis: Redis, per_second: int) -> None:
        """Count in `redis`."""
        self._redis = redis
        self._per_second = per_second

    async def allows(self, pseudonym: str) -> bool:
        """Count one more message of this sender and say whether it is still within the limit."""
        name = f"ganwei:rate:{pseudonym}:{int(time.time())}"
        with unavailable_without_redis():
            count = await self._count(name)
        return count <= self._per_second

    async def _count(self, name: str) -> int:
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.incr(name)
            pipe.expire(name, SECONDS_KEPT)
            count, _ = await pipe.execute()
        return int(count)
