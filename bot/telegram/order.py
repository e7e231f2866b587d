"""The order of updates: one after the other within a chat, many chats side by side, none twice."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.ephemeral.once import Once

MOST_WAITING = 4096  # updates; of a webhook, Telegram posts at most 100 at once; for polls see app.py


BURST, SECONDS_BETWEEN = 5, 1.0  # Telegram: "avoid sending more than one message per second" in a chat


@dataclass
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    in_a_row: int = 0


class ChatOrder(BaseUpdateProcessor):
    """Let the updates of a chat wait for each other. A chat is known here only while it waits."""

    def __init__(self, once: Once, chats_at_once: int) -> None:
        """Work on so many chats at once; `once` knows what was answered."""
        super().__init__(MOST_WAITING)
        self._once = once
        self._places = asyncio.Semaphore(chats_at_once)
        self._chats: dict[int, _Queue] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when it is the update's turn; drop it when the update was answered before."""
        if not isinstance(update, Update) or update.effective_chat is None:
            await coroutine  # an empty update: nobody answers it
            return
        once = self._once.first("telegram-update", update.update_id)
        async with self._turn_of(update.effective_chat.id), once as first, self._places:
            if first:
                await coroutine
            else:
                cast("Coroutine[Any, Any, Any]", coroutine).close()

    @asynccontextmanager
    async def _turn_of(self, chat: int) -> AsyncIterator[None]:
        queue = self._chats.setdefault(chat, _Queue())
        queue.waiting += 1
        try:
            async with queue.lock:
                yield
                await self._slow_down(queue)
        finally:
            queue.waiting -= 1
            if not queue.waiting:
                del self._chats[chat]

    @staticmethod
    async def _slow_down(queue: _Queue) -> None:
        """Wait before the next update of a chat that sends many at once, as Telegram wants it."""
        queue.in_a_row += 1
        if queue.waiting > 1 and queue.in_a_row >= BURST:
            await asyncio.sleep(SECONDS_BETWEEN)

    async def initialize(self) -> None:
        """Do nothing: there is nothing to prepare."""

    async def shutdown(self) -> None:
        """Do nothing: there is nothing to close."""
