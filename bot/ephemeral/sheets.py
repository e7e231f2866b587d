"""Questionnaires that are being filled in, in Redis: by pseudonym, encrypted, for half an hour.

Beside them a mark that a talk has handed one in, so that one talk counts once.
"""

from collections.abc import Sequence
from typing import cast

from redis.asyncio import Redis

from bot.concerns.keys import InvalidToken, Keys
from bot.ephemeral.errors import unavailable_without_redis
from bot.ephemeral.talks import SECONDS_KEPT as SECONDS_OF_A_TALK
from bot.questionnaire.sheet import Sheet

SHEET_PREFIX, HANDED_IN_PREFIX = "ganwei:sheet:", "ganwei:handed-in:"
SECONDS_KEPT = 30 * 60


class Sheets:
    """One sheet for each sender."""

    def __init__(self, redis: Redis, keys: Keys) -> None:
        """Keep them in `redis`, encrypted with `keys`."""
        self._redis = redis
        self._keys = keys

    async def get(self, pseudonym: str) -> Sheet | None:
        """Return the sheet, or None when there is none or it cannot be read any more."""
        with unavailable_without_redis():
            sealed = await self._redis.get(SHEET_PREFIX + pseudonym)
        try:
            return Sheet.model_validate_json(self._keys.decrypt(cast("bytes", sealed))) if sealed else None
        except (InvalidToken, ValueError):
            return None

    async def put(self, pseudonym: str, sheet: Sheet) -> None:
        """Keep the sheet for another half an hour."""
        sealed = self._keys.encrypt(sheet.model_dump_json())
        with unavailable_without_redis():
            await self._redis.set(SHEET_PREFIX + pseudonym, sealed, ex=SECONDS_KEPT)

    async def drop(self, pseudonym: str) -> None:
        """Delete the sheet."""
        with unavailable_without_redis():
            await self._redis.delete(SHEET_PREFIX + pseudonym)

    async def is_handed_in(self, pseudonyms: Sequence[str]) -> bool:
        """Say whether this talk has handed one in, under any name of these days."""
        with unavailable_without_redis():
            return bool(await self._redis.exists(*(HANDED_IN_PREFIX + name for name in pseudonyms)))

    async def hand_in(self, pseudonyms: Sequence[str]) -> bool:
        """Note that this talk hands one in; say whether it is the first, of two taps at once too."""
        today, *former = (HANDED_IN_PREFIX + name for name in pseudonyms)
        with unavailable_without_redis():
            is_new = await self._redis.set(today, b"1", nx=True, ex=SECONDS_OF_A_TALK)
            return bool(is_new) and not (former and await self._redis.exists(*former))
