"""Messages of which nobody knows whether they came: encrypted in Redis for a while, to be shown on a tap."""

import secrets
from typing import cast

from redis.asyncio import Redis

from bot.concerns.keys import InvalidToken, Keys
from bot.conversation.turn import PartUnavailable
from bot.ephemeral.errors import unavailable_without_redis

SECONDS_KEPT = 600
_PREFIX = "ganwei:unsure:"


class Unsure:
    """Keep such messages under tokens that nobody can guess; whose they are is not kept."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        """Keep them in `redis`, encrypted with `keys`."""
        self._redis = redis
        self._keys = keys

    async def keep(self, message: str) -> str:
        """Keep a message; return its token, under which there is nothing when Redis is gone."""
        token = secrets.token_hex(8)
        try:
            with unavailable_without_redis():
                await self._redis.set(_PREFIX + token, self._keys.encrypt(message), ex=SECONDS_KEPT)
        except PartUnavailable:
            pass
        return token

    async def get(self, token: str) -> str:
        """Return the message, or an empty string when it is gone."""
        try:
            with unavailable_without_redis():
                sealed = await self._redis.get(_PREFIX + token)
            return self._keys.decrypt(cast("bytes", sealed)) if sealed else ""
        except (PartUnavailable, InvalidToken):
            return ""
