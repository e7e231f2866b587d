"""Which banner a chat was shown last, so that it is shown once: by pseudonym, a number and nothing else."""

from redis.asyncio import Redis

from bot.ephemeral.errors import unavailable_without_redis

BANNER_PREFIX = "ganwei:banner:"
SECONDS_KEPT = 48 * 3600  # as long as the numbers of messages, which tell as much


class ShownBanners:
    """Numbers of banners in Redis."""

    def __init__(self, redis: Redis) -> None:
        """Keep them in `redis`."""
        self._redis = redis

    async def is_new(self, number: int, *pseudonyms: str) -> bool:
        """Say whether a banner was shown under none of these names; note under the first that it is now."""
        with unavailable_without_redis():
            before = await self._redis.mget([BANNER_PREFIX + pseudonym for pseudonym in pseudonyms])
            if str(number).encode() in before:
                return False
            await self._redis.set(BANNER_PREFIX + pseudonyms[0], number, ex=SECONDS_KEPT)
        return True
