"""What a worker shows: a copy of the entries in memory, renewed within half a second of a change."""

from datetime import date

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.store import REVISION, ContentStore
from bot.revisions import Revisions


class LiveContent:
    """The answers and channel cards as they are now."""

    def __init__(self, store: ContentStore, revisions: Revisions) -> None:
        """Read `store` whenever `revisions` sees that it has changed."""
        self._store = store
        self._revisions = revisions
        self._answers: dict[str, Answer] = {}
        self._channels: dict[str, Channel] = {}
        revisions.follow(REVISION, self._read)

    def answer(self, key: str) -> Answer | None:
        """Return the answer with this key, or None."""
        self._revisions.look()
        return self._answers.get(key)

    def numbered(self, number: int) -> Answer | None:
        """Return the topic with this number, which people see in its code; None when there is none."""
        self._revisions.look()
        topics = (answer for answer in self._answers.values() if answer.source)
        return next((answer for answer in topics if answer.number == number), None)

    def channel(self, key: str) -> Channel | None:
        """Return the channel card with this key, or None."""
        self._revisions.look()
        return self._channels.get(key)

    def payloads(self) -> frozenset[str]:
        """Return what a button may send: the keys of the answers that can be asked for."""
        self._revisions.look()
        return frozenset(key for key, answer in self._answers.items() if answer.askable)

    def _read(self) -> None:
        self._answers, self._channels = self._renewed_answers(), self._store.shown(Channel)

    def _renewed_answers(self) -> dict[str, Answer]:
        """Return the answers; one that is withdrawn counts as expired long ago."""
        withdrawn = self._store.withdrawn(Answer)
        return {
            key: answer.model_copy(update={"expires_on": date.min}) if key in withdrawn else answer
            for key, answer in self._store.all(Answer).items()
        }
