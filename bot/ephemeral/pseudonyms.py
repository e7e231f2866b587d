"""Pseudonyms: a keyed hash of the sender under a key that only Redis holds and that changes every day."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta, timezone
from typing import cast

from redis.asyncio import Redis

from bot.ephemeral.errors import unavailable_without_redis

# The day changes when China sleeps, at three in the morning there: whoever writes then loses their place.
CHINA_AT_THREE = timezone(timedelta(hours=8 - 3))
DAYS_OF_A_KEY = 3  # nothing is held for more than 48 hours, so what is held can be found and deleted


class RotatingPseudonyms:
    """Name senders by HMAC-SHA256 (RFC 2104) under the key of the day."""

    def __init__(self, redis: Redis) -> None:
        """Keep the keys in `redis`."""
        self._redis = redis

    async def of(self, channel: str, sender: str) -> tuple[str, ...]:
        """Return the sender's names, 32 hexadecimal digits each: today's, then those of the days before."""
        with unavailable_without_redis():
            keys = await self._keys()
        text = f"{channel}\0{sender}".encode()
        return tuple(hmac.new(key, text, hashlib.sha256).hexdigest()[:32] for key in keys)

    async def _keys(self) -> list[bytes]:
        today = datetime.now(CHINA_AT_THREE)
        days = [today - timedelta(days=before) for before in range(DAYS_OF_A_KEY)]
        names = [f"ganwei:pseudonym-key:{day:%Y%m%d}" for day in days]
        of_today, *former = cast("list[bytes | None]", await self._redis.mget(names))
        return [of_today or await self._new_key(names[0]), *filter(None, former)]

    async def _new_key(self, name: str) -> bytes:
        """Make the key of today, unless another worker was faster; return the one that counts."""
        await self._redis.set(name, secrets.token_bytes(32), nx=True, ex=DAYS_OF_A_KEY * 24 * 3600)
        return cast("bytes", await self._redis.get(name))
