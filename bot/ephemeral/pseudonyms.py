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
KEY_SECONDS = 2 * 24 * 3600  # a day's key outlives its day by one, for clocks that differ


class RotatingPseudonyms:
    """Name senders by HMAC-SHA256 (RFC 2104) under the key of the day."""

    def __init__(self, redis: Redis) -> None:
        """Keep the keys in `redis`."""
        self._redis = redis

    async def of(self, channel: str, sender: str) -> str:
        """Return the sender's pseudonym of today: 32 hexadecimal digits."""
        with unavailable_without_redis():
            key = await self._key_of_today()
        return hmac.new(key, f"{channel}\0{sender}".encode(), hashlib.sha256).hexdigest()[:32]

    async def _key_of_today(self) -> bytes:
        name = f"ganwei:pseudonym-key:{datetime.now(CHINA_AT_THREE):%Y%m%d}"
        await self._redis.set(name, secrets.token_bytes(32), nx=True, ex=KEY_SECONDS)
        return cast("bytes", await self._redis.get(name))
