"""The queue that keeps to Telegram's limits, and the silence that it asks for with 429.

Telegram allows a bot so many messages a second, and a chat about one. A 429 that one chat meets is its own
and silences it alone: one person who taps fast must not silence the others. When a second chat meets one
meanwhile, it is the bot's, and all wait. (The library's limiter silences all at once, and in 22.8 any request
that ends also ends the silence: its issue 5338.)
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
    """AIORateLimiter whose silence is a chat's own, or that of all when it has to be."""

    def __init__(self, a_second: int) -> None:
        """Let `a_second` calls to chats through a second. Groups are not counted: it would remember them."""
        super().__init__(overall_max_rate=a_second, group_max_rate=0)
        self._silent_until = 0.0
        self._silent_chats = 0

    async def process_request(  # noqa: PLR0913, PLR0917 — the library's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Call when it is time, again after each 429; raise RetryAfter when they do not end."""

        async def patiently(*args: Any, **kwargs: Any) -> Any:
            for _ in range(TRIES_IN_A_FLOOD):
                while (left := self._silent_until - time.monotonic()) > 0:  # noqa: ASYNC110 — it may grow
                    await asyncio.sleep(left)
                try:
                    return await callback(*args, **kwargs)
                except RetryAfter as flood:
                    seconds = _seconds(flood) + _MORE_SECONDS
                await self._be_silent(seconds)
            return await callback(*args, **kwargs)

        return await super().process_request(patiently, args, kwargs, endpoint, data, rate_limit_args)

    async def _be_silent(self, seconds: float) -> None:
        """Wait; let all wait when another chat is silent already."""
        if self._silent_chats:
            self._silent_until = max(self._silent_until, time.monotonic() + seconds)
        self._silent_chats += 1
        try:
            await asyncio.sleep(seconds)
        finally:
            self._silent_chats -= 1


def _seconds(flood: RetryAfter) -> float:
    wait = flood.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
