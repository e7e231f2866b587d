"""What is held under one pseudonym, with the seconds until it is gone; and the way to delete it all."""

import time
from typing import NamedTuple

from redis.asyncio import Redis

from bot.ephemeral.drafts import DRAFT_PREFIX
from bot.ephemeral.errors import unavailable_without_redis
from bot.ephemeral.limits import RECEIPTS, SECONDS_KEPT, SUBMISSIONS, rate_name, shared_name
from bot.ephemeral.talks import TALK_PREFIX


class Item(NamedTuple):
    """One thing that is held: its name in the wording (talk, draft, counter), and how long it will stay."""

    name: str
    seconds: int


class Held:
    """Look at what Redis holds of one sender."""

    def __init__(self, redis: Redis) -> None:
        """Look in `redis`."""
        self._redis = redis

    async def items(self, pseudonym: str) -> list[Item]:
        """Return what is there now."""
        found = []
        with unavailable_without_redis():
            for name, keys in _keys(pseudonym).items():
                left = max([await self._redis.ttl(key) for key in keys])
                if left >= 0:
                    found.append(Item(name, left))
        return found

    async def forget(self, pseudonym: str) -> None:
        """Delete all of it."""
        with unavailable_without_redis():
            await self._redis.delete(*(key for keys in _keys(pseudonym).values() for key in keys))


def _keys(pseudonym: str) -> dict[str, list[str]]:
    now = time.time()
    seconds = range(int(now) - SECONDS_KEPT, int(now) + 2)
    return {
        "talk": [TALK_PREFIX + pseudonym],
        "draft": [DRAFT_PREFIX + pseudonym],
        "counter": [
            *(rate_name(pseudonym, second) for second in seconds),
            *(shared_name(rule, pseudonym, now) for rule in (RECEIPTS, SUBMISSIONS)),
        ],
    }
