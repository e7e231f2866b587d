"""Health: /healthz says that the process lives, /readyz that a question would be answered."""

import asyncio
from collections.abc import Callable

from redis.asyncio import Redis
from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

SECONDS_FOR_REDIS = 2


async def healthz(request: Request) -> Response:
    """Say that the process lives."""
    return JSONResponse({"status": "ok"})


class Readiness:
    """Look at the parts that an answer needs."""

    def __init__(self, redis: Redis, rasa_workers: Callable[[], list[str]]) -> None:
        """Take the parts to look at."""
        self._redis = redis
        self._rasa_workers = rasa_workers

    async def readyz(self, request: Request) -> Response:
        """Say 200 when a question can be answered, else 503 with the parts that are missing."""
        parts = {"rasa": bool(self._rasa_workers()), "redis": await self._redis_answers()}
        return JSONResponse(parts, 200 if all(parts.values()) else 503)

    async def _redis_answers(self) -> bool:
        try:
            async with asyncio.timeout(SECONDS_FOR_REDIS):
                return bool(await self._redis.ping())
        except (RedisError, TimeoutError, OSError):
            return False
