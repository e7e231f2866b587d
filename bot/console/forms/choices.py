"""What a form offers to choose from: answers by title and number; what is typed leads back to the key."""

from collections.abc import Mapping

from bot.answers.model import Answer
from bot.content.entry import Entry
from bot.content.labels import DETAIL, lead_label
from bot.content.names import Names, bare, name_of, named


def in_order(words: str) -> bytes:
    """Return what sorts Chinese words by their sound: so the common characters stand in GB 2312."""
    return words.casefold().encode("gb18030", "replace")


def by_name[E: Entry](entries: Mapping[str, E]) -> dict[str, E]:
    """Return entries sorted by title or name."""
    return dict(sorted(entries.items(), key=lambda pair: in_order(name_of(pair[1]))))


class Choices:
    """The answers that a button or a leaning can lead to."""

    def __init__(self, answers: Mapping[str, Answer], own: str = "") -> None:
        """Offer `answers`; `own` is the key of the one that is edited."""
        self._answers = by_name(answers)
        self._names = Names(named(answers.values()))
        self._special = {DETAIL: lead_label(DETAIL), **({own: lead_label("own")} if own else {})}

    def label(self, key: str) -> str:
        """Return how an answer is named; what is no key of one is named by itself."""
        return self._names.label(key)

    def lead(self, key: str) -> str:
        """Return how a leaning's aim is named."""
        return self._special.get(key) or self.label(key)

    def buttons(self) -> list[str]:
        """Return what a button may lead to: first the topics, then what the talk itself says."""
        there = [key for key, one in self._answers.items() if one.askable]
        return [self.label(key) for key in sorted(there, key=lambda key: not self._answers[key].source)]

    def leads(self) -> list[str]:
        """Return what a leaning may lead to."""
        topics = [key for key, one in self._answers.items() if one.source and key not in self._special]
        return [*self._special.values(), *map(self.label, topics)]

    def key(self, typed: str) -> str:
        """Return the key that a label, a number or a title names; what names none stays as it is."""
        special = {label: key for key, label in self._special.items()}
        return special.get(bare(typed)) or self._names.key(typed) or typed
