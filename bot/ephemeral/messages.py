"""The numbers of the messages of a talk, so that a channel which can delete messages can delete them."""

from redis.asyncio import Redis

from bot.ephemeral.errors import unavailable_without_redis

MESSAGES_PREFIX = "ganwei:messages:"
SECONDS_KEPT = 48 * 3600  # Telegram lets a bot delete a message for 48 hours


class Messages:
    """Numbers in Redis, by pseudonym; no text, no chat."""

    def __init__(self, redis: Redis) -> None:
        """Keep them in `redis`."""
        self._redis = redis

    async def note(self, pseudonym: str, numbers: list[int]) -> None:
        """Keep the numbers of messages that were just said."""
        if not numbers:
            return
        name = MESSAGES_PREFIX + pseudonym
        with unavailable_without_redis():
            async with self._redis.pipeline(transaction=True) as pipe:
                pipe.sadd(name, *numbers)
                pipe.expire(name, SECONDS_KEPT)
                await pipe.execute()

    async def take(self, *pseudonyms: str) -> list[int]:
        """Return the numbers under these pseudonyms, in order, and keep them no longer."""
        names = [MESSAGES_PREFIX + pseudonym for pseudonym in pseudonyms]
        with unavailable_without_redis():
            async with self._redis.pipeline(transaction=True) as pipe:
                pipe.sunion(names)
                pipe.delete(*names)
                numbers, _deleted = await pipe.execute()
        return sorted(int(number) for number in numbers)
