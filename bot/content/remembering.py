"""What is live, read once and not again before something has changed: a page asks for it several times."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.content.entry import Entry
from bot.content.store import REVISION, ContentStore


class RememberingStore(ContentStore):
    """A store that keeps the entries in memory for as long as the revision is the same.

    What it returns is never older than its question: the revision is asked for each time.
    """

    def __init__(self, engine: Engine) -> None:
        """Use the tables behind `engine`."""
        super().__init__(engine)
        self._read: dict[str, tuple[int, dict[str, Any]]] = {}

    def all[E: Entry](self, kind: type[E]) -> dict[str, E]:
        """Return the live entries of a kind, by key."""
        with Session(self._engine) as session:
            revision = session.scalar(select(REVISION)) or 0  # first: entries may be newer than it
        was, entries = self._read.get(kind.kind, (-1, {}))
        if was != revision:
            entries = super().all(kind)
            self._read[kind.kind] = revision, entries
        return dict(entries)
