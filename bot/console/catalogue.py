"""What the pages of content look up: entries with their drafts and standing, and what a form may choose."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from itertools import count

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.console.forms.choices import Choices, by_name
from bot.console.in_words import InWords
from bot.console.item import Item
from bot.content.drafts import Draft, Ref
from bot.content.entry import Entry
from bot.content.history import History
from bot.content.kinds import KINDS
from bot.content.remembering import RememberingStore
from bot.content.standing import standings
from bot.content.tables import WithdrawnRow
from bot.content.writing import draft_at, drafts

type Unheard = Callable[[Iterable[str]], dict[str, int]]  # bot/training/phrasings.py


class Catalogue:
    """Look up content for the pages."""

    def __init__(self, engine: Engine, today: Callable[[], date], unheard: Unheard) -> None:
        """Look into the tables behind `engine`; `unheard` says which topics nobody can ask for in words."""
        self._engine = engine
        self._unheard = unheard
        self._store = RememberingStore(engine)
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

    def choices(self, own: str = "") -> Choices:
        """Return how staff name the live answers; `own` is the key of the one that is edited."""
        return Choices(self.answers(), own)

    def withdrawal(self, ref: Ref) -> WithdrawnRow | None:
        """Return who withdrew an entry, when and why; None when it is shown."""
        with Session(self._engine) as session:
            return session.get(WithdrawnRow, ref)

    def versions(self) -> dict[Ref, int]:
        """Return the live version of every entry."""
        entries = (*self.answers().values(), *self.cards().values())
        return {Ref(entry.kind, entry.key): entry.version for entry in entries}

    def shown_topics(self) -> dict[str, Answer]:
        """Return the topics that people are shown now, by title: neither withdrawn nor expired."""
        today, shown = self.today(), self._store.shown(Answer)
        return by_name({k: one for k, one in shown.items() if one.source and not one.is_expired(today)})

    def shown_cards(self) -> dict[str, Channel]:
        """Return the cards that people are shown now, by name."""
        return by_name(self._store.shown(Channel))

    def next_number(self) -> int:
        """Return the number for a new answer: no other has or had it."""
        bodies = [draft.body for draft in self.drafts() if draft.ref.kind == Answer.kind]
        drafted = [int(body.get("number") or 0) for body in bodies]
        return max([0, *drafted, *(answer.number for answer in self.answers().values())]) + 1

    def missing(self, items: Iterable[Item]) -> dict[str, int]:
        """Return the answers that nobody can ask for in words, and how many phrasings each needs.

        People are to find by asking what rests on a source, and what is new.
        """
        answers = (item for item in items if item.ref.kind == Answer.kind)
        return self._unheard(item.ref.key for item in answers if item.body["source"] or not item.entry)

    def free(self, kind: str, prefix: str, number: int, taken: Collection[str] = ()) -> Ref:
        """Return a name that nothing has or had, nor is in `taken`: the prefix, a number from `number` on."""
        refs = (Ref(kind, f"{prefix}_{n}") for n in count(number) if f"{prefix}_{n}" not in taken)
        return next(ref for ref in refs if not self.item(ref) and not self.history.versions(ref))

    def is_taken(self, ref: Ref, number: int | None) -> bool:
        """Say whether an answer other than `ref` is live under a number."""
        return any(one.number == number and key != ref.key for key, one in self.answers().items())

    def _item(self, ref: Ref, entry: Entry | None, draft: Draft | None, withdrawn: frozenset[str]) -> Item:
        standing = standings(entry, draft, withdrawn=ref.key in withdrawn, today=self.today())
        return Item(ref, entry, draft, standing)
