"""The queue that keeps to Telegram's limits, and the silence that it asks for with 429.

In python-telegram-bot 22.8 any request that ends also ends that silence (its issue 5338, mended after 22.8);
ours lasts as long as Telegram says. With a release that holds the mend, `FloodLimiter` can go.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter

TRIES_IN_A_FLOOD = 20  # each waits as long as Telegram says
_MORE_SECONDS = 0.1


class FloodLimiter(AIORateLimiter):
    """AIORateLimiter whose silence no other request ends."""

    def __init__(self, a_second: int) -> None:
        """Let `a_second` calls to chats through a second. Groups are not counted: it would remember them."""
        super().__init__(overall_max_rate=a_second, group_max_rate=0, max_retries=TRIES_IN_A_FLOOD)
        self._silent_until = 0.0

    async def process_request(  # noqa: PLR0913, PLR0917 — the library's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Call when it is time; after a 429 all calls wait."""

        async def after_the_silence(*args: Any, **kwargs: Any) -> Any:
            while (left := self._silent_until - time.monotonic()) > 0:  # noqa: ASYNC110 — it may grow
                await asyncio.sleep(left)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as flood:
                seconds = _seconds(flood) + _MORE_SECONDS
                self._silent_until = max(self._silent_until, time.monotonic() + seconds)
                raise

        return await super().process_request(after_the_silence, args, kwargs, endpoint, data, rate_limit_args)


def _seconds(flood: RetryAfter) -> float:
    wait = flood.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
