"""What a form offers to choose from: answers by title and number; what is typed leads back to the key."""

import re
from collections.abc import Mapping

from bot.answers.model import Answer
from bot.console.render import said
from bot.content.entry import Entry

DETAIL = "detail"
_CODE = re.compile(r"(?:RC-?)?0*(\d{1,6})(?:@\d+)?", re.IGNORECASE)


def in_order(words: str) -> bytes:
    """Return what sorts Chinese words by their sound: so the common characters stand in GB 2312."""
    return words.casefold().encode("gb18030", "replace")


def by_name[E: Entry](entries: Mapping[str, E]) -> dict[str, E]:
    """Return entries sorted by title or name."""
    return dict(sorted(entries.items(), key=lambda pair: in_order(_name(pair[1]))))


def _name(entry: Entry) -> str:
    return str(getattr(entry, "title", "") or getattr(entry, "name", ""))


class Choices:
    """The answers that a button or a leaning can lead to."""

    def __init__(self, answers: Mapping[str, Answer], own: str = "") -> None:
        """Offer `answers`; `own` is the key of the one that is edited."""
        self._answers = by_name(answers)
        self._special = {DETAIL: said("leads", "detail"), **({own: said("leads", "own")} if own else {})}

    def label(self, key: str) -> str:
        """Return how an answer is named; what is no key of one is named by itself."""
        one = self._answers.get(key)
        return f"{one.title} RC-{one.number:03}" if one else key

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
        keys = {label: key for key, label in self._special.items()}
        keys |= {self.label(key): key for key in self._answers}
        if typed in keys or typed in self._answers:
            return keys.get(typed, typed)
        code = _CODE.fullmatch(typed)
        number = int(code[1]) if code else 0
        found = [
            k for k, one in self._answers.items() if one.title == typed or (number and one.number == number)
        ]
        return found[0] if len(found) == 1 else typed
