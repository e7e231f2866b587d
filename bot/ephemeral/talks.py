"""Forget a talk at once: Rasa has no route for it, so the key that its tracker store wrote is deleted."""

from redis.asyncio import Redis

TALK_PREFIX = "ganwei:talk:"  # tracker_store.py writes under it


class Talks:
    """The running talks, known by pseudonym only."""

    def __init__(self, redis: Redis) -> None:
        """Look in `redis`."""
        self._redis = redis

    async def forget(self, pseudonym: str) -> None:
        """Delete all that is known of a talk."""
        await self._redis.delete(TALK_PREFIX + pseudonym)
