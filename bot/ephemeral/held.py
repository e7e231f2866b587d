"""What is held under one pseudonym, with the seconds until it is gone; and the way to delete it all."""

import time
from typing import NamedTuple

from redis.asyncio import Redis

from bot.ephemeral.banners import BANNER_PREFIX
from bot.ephemeral.drafts import DRAFT_PREFIX
from bot.ephemeral.errors import unavailable_without_redis
from bot.ephemeral.limits import CLOSED, CONSENTS, RECEIPTS, SECONDS_KEPT, SUBMISSIONS, rate_name, shared_name
from bot.ephemeral.messages import MESSAGES_PREFIX
from bot.ephemeral.sheets import HANDED_IN_PREFIX, SHEET_PREFIX
from bot.ephemeral.talks import TALK_PREFIX
from bot.ephemeral.voted import VOTES_PREFIX
from bot.ephemeral.waiting import WAITING_PREFIX


class Item(NamedTuple):
    """One thing that is held: its name in the wording (talk, draft ...), and how long it will stay."""

    name: str
    seconds: int


class Held:
    """Look at what Redis holds of one sender."""

    def __init__(self, redis: Redis) -> None:
        """Look in `redis`."""
        self._redis = redis

    async def items(self, *pseudonyms: str) -> list[Item]:
        """Return what is there now under any of these names."""
        found = []
        with unavailable_without_redis():
            for name, keys in _keys(pseudonyms).items():
                left = max([await self._redis.ttl(key) for key in keys])
                if left >= 0:
                    found.append(Item(name, left))
        return found

    async def forget(self, *pseudonyms: str) -> None:
        """Delete all of it, but for the numbers of messages: whoever deletes the messages takes them."""
        keys = _keys(pseudonyms)
        del keys["messages"]
        with unavailable_without_redis():
            await self._redis.delete(*(key for group in keys.values() for key in group))


def _keys(pseudonyms: tuple[str, ...]) -> dict[str, list[str]]:
    now = time.time()
    seconds = range(int(now) - SECONDS_KEPT, int(now) + 2)
    counters = [
        [
            *(rate_name(pseudonym, second) for second in seconds),
            *(shared_name(rule, pseudonym, now) for rule in (RECEIPTS, SUBMISSIONS, CONSENTS, CLOSED)),
        ]
        for pseudonym in pseudonyms
    ]
    return {
        "talk": [TALK_PREFIX + pseudonym for pseudonym in pseudonyms],
        "draft": [DRAFT_PREFIX + pseudonym for pseudonym in pseudonyms],
        "votes": [VOTES_PREFIX + pseudonym for pseudonym in pseudonyms],
        "sheet": [SHEET_PREFIX + pseudonym for pseudonym in pseudonyms],
        "handed_in": [HANDED_IN_PREFIX + pseudonym for pseudonym in pseudonyms],
        "question": [WAITING_PREFIX + pseudonym for pseudonym in pseudonyms],
        "messages": [MESSAGES_PREFIX + pseudonym for pseudonym in pseudonyms],
        "banner": [BANNER_PREFIX + pseudonym for pseudonym in pseudonyms],
        "counter": [key for of_one in counters for key in of_one],
    }
