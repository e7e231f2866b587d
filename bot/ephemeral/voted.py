"""Which answers were marked in a talk, so that one talk counts once: their keys, not how they were marked."""

from collections.abc import Sequence

from redis.asyncio import Redis

from bot.ephemeral.errors import unavailable_without_redis
from bot.ephemeral.talks import SECONDS_KEPT

VOTES_PREFIX = "ganwei:votes:"


class Voted:
    """Keys of answers in Redis, by pseudonym, for as long as a talk is kept."""

    def __init__(self, redis: Redis) -> None:
        """Keep them in `redis`."""
        self._redis = redis

    async def is_first(self, pseudonyms: Sequence[str], key: str) -> bool:
        """Remember that an answer was marked; say whether it was not before, under any name of these days."""
        today, *former = (VOTES_PREFIX + pseudonym for pseudonym in pseudonyms)
        with unavailable_without_redis():
            async with self._redis.pipeline(transaction=True) as pipe:
                for name in former:
                    pipe.sismember(name, key)
                pipe.sadd(today, key)
                pipe.expire(today, SECONDS_KEPT)
                *before, added, _ = await pipe.execute()
        return bool(added) and not any(before)
