"""What is looked at: the entry, what is live beside it, and the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.entry import Entry

_WORDINGS = (
    *("title", "text", "detail", "plain"),
    *("name", "for_what", "not_for", "anonymous", "bring", "website", "phone"),
)


class Live(NamedTuple):
    """The entries that are live, by key."""

    answers: Mapping[str, Answer]
    channels: Mapping[str, Channel]


@dataclass(frozen=True)
class Case:
    """One entry about to be published."""

    entry: Entry
    live: Live
    today: date

    @property
    def answer(self) -> Answer | None:
        """Return the entry if it is an answer."""
        return self.entry if isinstance(self.entry, Answer) else None

    @property
    def former(self) -> Entry | None:
        """Return what is live under its key now."""
        entries = self.live.answers if self.answer else self.live.channels
        return entries.get(self.entry.key)

    def wordings(self) -> dict[str, str]:
        """Return what people read of the entry, by field."""
        return wordings(self.entry)

    def known(self) -> str:
        """Return all wordings in which something may stand already: the former ones and the cards'."""
        entries = [self.former, *self.live.channels.values()]
        return "\n".join(text for entry in entries if entry for text in wordings(entry).values())


def wordings(entry: Entry) -> dict[str, str]:
    """Return what people read of an entry, by field."""
    found = {name: getattr(entry, name, "") for name in _WORDINGS}
    return {name: text for name, text in found.items() if text}
