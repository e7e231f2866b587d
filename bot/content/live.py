"""What a worker shows: a copy of the entries in memory, renewed within half a second of a change."""

import time
from collections.abc import Callable
from datetime import date

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
            self._answers = self._renewed_answers()
            self._channels = self._renewed_cards()
            self._revision = revision

    def _renewed_answers(self) -> dict[str, Answer]:
        """Return the answers; one that is withdrawn counts as expired long ago."""
        withdrawn = self._store.withdrawn(Answer)
        return {
            key: answer.model_copy(update={"expires_on": date.min}) if key in withdrawn else answer
            for key, answer in self._store.all(Answer).items()
        }

    def _renewed_cards(self) -> dict[str, Channel]:
        withdrawn = self._store.withdrawn(Channel)
        return {key: card for key, card in self._store.all(Channel).items() if key not in withdrawn}
