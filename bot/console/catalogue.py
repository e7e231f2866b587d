"""What the pages of content look up: entries with their drafts and standing, and what a form may choose."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.console.in_words import InWords
from bot.content.drafts import Draft, Ref
from bot.content.entry import Entry
from bot.content.history import History
from bot.content.kinds import KINDS
from bot.content.standing import Standing, standings
from bot.content.store import ContentStore
from bot.content.tables import WithdrawnRow
from bot.content.writing import draft_at, drafts


class Body(dict[str, Any]):
    """The fields of an entry that may be half finished: what is missing is empty."""

    def __missing__(self, _field: str) -> str:
        """Return what is shown for a field that is not there."""
        return ""


class Item(NamedTuple):
    """One line of the list: an entry, or a draft of something new."""

    ref: Ref
    entry: Entry | None
    draft: Draft | None
    standings: list[Standing]

    @property
    def body(self) -> Body:
        """Return the fields as they are live, or of the draft when nothing is."""
        if self.entry:
            return Body(self.entry.model_dump(mode="json"))
        return Body(self.draft.body if self.draft else {})


class Catalogue:
    """Look up content for the pages."""

    def __init__(self, engine: Engine, today: Callable[[], date]) -> None:
        """Look into the tables behind `engine`."""
        self._engine = engine
        self._store = ContentStore(engine)
        self.history = History(engine)
        self.today = today

    def items(self, kind: str) -> list[Item]:
        """Return everything of a kind, by number and key."""
        entries = self._store.all(KINDS[kind])
        of_kind = {draft.ref.key: draft for draft in drafts(self._engine) if draft.ref.kind == kind}
        withdrawn = self._store.withdrawn(KINDS[kind])
        keys = sorted({*entries, *of_kind}, key=lambda key: (getattr(entries.get(key), "number", 1e9), key))
        return [self._item(Ref(kind, key), entries.get(key), of_kind.get(key), withdrawn) for key in keys]

    def item(self, ref: Ref) -> Item | None:
        """Return one entry with its draft; None when there is neither."""
        entry = self._store.entry(KINDS[ref.kind], ref.key)
        draft = draft_at(self._engine, ref)
        if entry is None and draft is None:
            return None
        return self._item(ref, entry, draft, self._store.withdrawn(KINDS[ref.kind]))

    def drafts(self) -> list[Draft]:
        """Return all drafts, those that changed last first."""
        return drafts(self._engine)

    def answers(self) -> dict[str, Answer]:
        """Return the live answers, by key."""
        return self._store.all(Answer)

    def cards(self) -> dict[str, Channel]:
        """Return the live cards, by key."""
        return self._store.all(Channel)

    def in_words(self) -> InWords:
        """Return what names the live entries in a body."""
        return InWords(self.answers(), self.cards())

    def withdrawal(self, ref: Ref) -> WithdrawnRow | None:
        """Return who withdrew an entry, when and why; None when it is shown."""
        with Session(self._engine) as session:
            return session.get(WithdrawnRow, ref)

    def versions(self) -> dict[Ref, int]:
        """Return the live version of every entry."""
        entries = (*self.answers().values(), *self.cards().values())
        return {Ref(entry.kind, entry.key): entry.version for entry in entries}

    def shown_topics(self) -> dict[str, Answer]:
        """Return the topics that people are shown now, by key: neither withdrawn nor expired."""
        today, shown = self.today(), self._store.shown(Answer)
        return {key: one for key, one in shown.items() if one.source and not one.is_expired(today)}

    def shown_cards(self) -> dict[str, Channel]:
        """Return the cards that people are shown now, by key."""
        return self._store.shown(Channel)

    def next_number(self) -> int:
        """Return the number for a new answer: no other has or had it."""
        bodies = [draft.body for draft in self.drafts() if draft.ref.kind == Answer.kind]
        drafted = [int(body.get("number") or 0) for body in bodies]
        return max([0, *drafted, *(answer.number for answer in self.answers().values())]) + 1

    def is_taken(self, ref: Ref, number: int | None) -> bool:
        """Say whether an answer other than `ref` is live under a number."""
        return any(one.number == number and key != ref.key for key, one in self.answers().items())

    def _item(self, ref: Ref, entry: Entry | None, draft: Draft | None, withdrawn: frozenset[str]) -> Item:
        standing = standings(entry, draft, withdrawn=ref.key in withdrawn, today=self.today())
        return Item(ref, entry, draft, standing)
