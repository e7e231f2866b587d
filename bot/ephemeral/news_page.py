"""The page of news, made once a period by whichever worker is asked first, and kept for all in Redis."""

import asyncio
import json

from redis.asyncio import Redis

from bot.concerns.news import SECONDS_A_PERIOD, News
from bot.ephemeral.errors import unavailable_without_redis


class NewsPage:
    """The page as everybody gets it."""

    def __init__(self, redis: Redis, news: News) -> None:
        """Keep in `redis` what `news` says."""
        self._redis = redis
        self._news = news

    async def json(self) -> str | bytes:
        """Return the page of this period as JSON: the same bytes for everybody."""
        period = self._news.period()
        name = f"ganwei:news:{period}"
        with unavailable_without_redis():
            if page := await self._redis.get(name):
                return page
            made = json.dumps(await asyncio.to_thread(self._news.page, period))
            await self._redis.set(name, made, nx=True, ex=2 * SECONDS_A_PERIOD)
            return await self._redis.get(name) or made
