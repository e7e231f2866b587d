"""What is looked at: the entry, what is live beside it, and the day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.entry import Entry
from bot.content.names import name_of

_WORDINGS = (
    *("title", "text", "detail", "plain"),
    *("name", "for_what", "not_for", "anonymous", "bring", "website", "phone"),
)


class Live(NamedTuple):
    """The entries that are live, by key, and kind and key of those that are not shown for now."""

    answers: Mapping[str, Answer]
    channels: Mapping[str, Channel]
    withdrawn: frozenset[tuple[str, str]] = frozenset()

    def once(self, entries: Iterable[Entry]) -> "Live":
        """Return what is live once these are published, which shows again what was withdrawn."""
        new = list(entries)
        answers = {entry.key: entry for entry in new if isinstance(entry, Answer)}
        channels = {entry.key: entry for entry in new if isinstance(entry, Channel)}
        shown = {(entry.kind, entry.key) for entry in new}
        return Live({**self.answers, **answers}, {**self.channels, **channels}, self.withdrawn - shown)

    def name(self, kind: type[Entry], key: str) -> str:
        """Return what people call an entry; the key itself when there is none."""
        entries: Mapping[str, Entry] = self.answers if kind is Answer else self.channels
        return name_of(entries[key]) if key in entries else key


@dataclass(frozen=True)
class Case:
    """One entry about to be published: what is live now, and once it is, with what comes with it."""

    entry: Entry
    now: Live
    live: Live
    today: date

    @property
    def answer(self) -> Answer | None:
        """Return the entry if it is an answer."""
        return self.entry if isinstance(self.entry, Answer) else None

    @property
    def former(self) -> Entry | None:
        """Return what is live under its key now."""
        entries = self.now.answers if self.answer else self.now.channels
        return entries.get(self.entry.key)

    def wordings(self) -> dict[str, str]:
        """Return what people read of the entry, by field."""
        return wordings(self.entry)

    def new_wordings(self) -> dict[str, str]:
        """Return those that are not live already: many entries at once are looked through in less time."""
        former = wordings(self.former) if self.former else {}
        return {field: text for field, text in self.wordings().items() if text != former.get(field)}

    def known(self) -> str:
        """Return all wordings in which something may stand already: the former ones and cards'.

        An answer may say what a card says that comes with it; cards do not vouch for each other.
        """
        cards = [*self.now.channels.values(), *(self.live.channels.values() if self.answer else ())]
        entries = [self.former, *cards]
        return "\n".join(text for entry in entries if entry for text in wordings(entry).values())


def wordings(entry: Entry) -> dict[str, str]:
    """Return what people read of an entry, by field."""
    found = {name: getattr(entry, name, "") for name in _WORDINGS}
    return {name: text for name, text in found.items() if text}
