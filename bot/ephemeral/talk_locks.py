"""Rasa's lock on a talk, asked often: two messages of one person are answered in order and at once.

Rasa's own stores look only once a second whether the message before has been answered. Twenty messages in one
second then took twenty seconds, and a double tap one second. It runs in Rasa's environment.
"""

from contextlib import asynccontextmanager
from typing import Any, AsyncIterator

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore

SECONDS_BETWEEN_LOOKS = 0.01  # about the time of one turn


class PromptLockStore(InMemoryLockStore):
    """Locks in memory. Each talk goes to one Rasa worker (bot/dialogue/client.py), so none is shared."""

    def __init__(self, endpoint_config: Any = None) -> None:
        """Start empty; Rasa passes the part of endpoints.yml, which has nothing more to say."""
        super().__init__()

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = SECONDS_BETWEEN_LOOKS,
    ) -> AsyncIterator[TicketLock]:
        """Hold the lock of a talk; raise Rasa's LockError when the wait outlives `lock_lifetime`."""
        async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as lock:
            yield lock
