"""What a worker shows: a copy of the entries in memory, renewed within half a second of a change."""

import time
from collections.abc import Callable

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.store import ContentStore

SECONDS_BETWEEN_LOOKS = 0.5


class LiveContent:
    """The answers and channel cards as they are now."""

    def __init__(self, store: ContentStore, clock: Callable[[], float] = time.monotonic) -> None:
        """Read `store` whenever its revision has changed, looking at most twice a second of `clock`."""
        self._store = store
        self._clock = clock
        self._looked = float("-inf")
        self._revision = -1
        self._answers: dict[str, Answer] = {}
        self._channels: dict[str, Channel] = {}

    def answer(self, key: str) -> Answer | None:
        """Return the answer with this key, or None."""
        self._renew()
        return self._answers.get(key)

    def channel(self, key: str) -> Channel | None:
        """Return the channel card with this key, or None."""
        self._renew()
        return self._channels.get(key)

    def payloads(self) -> frozenset[str]:
        """Return what a button may send: the keys of the answers that can be asked for."""
        self._renew()
        return frozenset(key for key, answer in self._answers.items() if answer.askable)

    def _renew(self) -> None:
        if self._clock() - self._looked < SECONDS_BETWEEN_LOOKS:
            return
        self._looked = self._clock()
        revision = self._store.revision()
        if revision != self._revision:
            self._answers = self._store.all(Answer)
            self._channels = self._store.all(Channel)
            self._revision = revision
