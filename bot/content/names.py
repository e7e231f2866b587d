"""What people call entries, and back: names in the place of keys, where staff read and type them."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from bot.answers.model import numbered
from bot.content.entry import Entry
from bot.content.labels import labels

_CODE = re.compile(
    r"(?:(?P<name>(?:(?!RC-?\d)[^,、;])*?) ?RC-?|(?:RC-?)?)0*(?P<number>\d{1,6})(?:@\d+)?", re.IGNORECASE
)


class Named(NamedTuple):
    """An entry by its key: what people call it, and its number (0: none)."""

    key: str
    name: str
    number: int = 0


def name_of(entry: Entry) -> str:
    """Return the title of an answer, the name of a card."""
    return str(getattr(entry, "title", "") or getattr(entry, "name", "") or entry.key)


def named(entries: Iterable[Entry]) -> list[Named]:
    """Return entries by what they are called."""
    return [Named(one.key, name_of(one), int(getattr(one, "number", 0))) for one in entries]


def bare(typed: str) -> str:
    """Return what is compared: full-width characters as the usual ones, blanks as one, one before "("."""
    return " ".join(unicodedata.normalize("NFKC", typed).replace("(", " (").split())


def leaning_of(typed: str) -> str:
    """Return the leaning that its word names, such as ask_who; what names none stays as it is."""
    words = {bare(word): path for path, word in labels().items() if path.startswith("leans.")}
    return words.get(bare(typed), bare(typed)).removeprefix("leans.")


class Names:
    """The names of entries of one kind."""

    def __init__(self, *tiers: Iterable[Named]) -> None:
        """Know entries; what a former tier calls by a name, a later one does not."""
        self._known: dict[str, Named] = {}
        self._by_name: dict[str, set[str]] = {}
        self._by_number: dict[int, set[str]] = {}
        for tier in reversed([list(tier) for tier in tiers]):
            self._known |= {one.key: one for one in tier}
            self._by_name |= _grouped((bare(one.name), one.key) for one in tier)
            self._by_number |= _grouped((one.number, one.key) for one in tier if one.number)
        self._labels = _grouped((bare(self.label(key)), key) for key in self._known)

    def label(self, key: str) -> str:
        """Return how an entry is told from all others; what is no key of one is named by itself."""
        if not (one := self._known.get(key)):
            return key
        return f"{one.name} {numbered(one.number)}" if one.number else self.short(key)

    def short(self, key: str) -> str:
        """Return the name alone if only one has it, or else with its number or key."""
        if not (one := self._known.get(key)):
            return key
        if self._by_name.get(bare(one.name)) == {key}:
            return one.name
        return f"{one.name} {numbered(one.number)}" if one.number else f"{one.name} ({key})"

    def key(self, typed: str) -> str | None:
        """Return the key that a key, a label, a name or a number means; None when it is none, or of two."""
        said = bare(typed)
        if said in self._known:
            return said
        found = self._labels.get(said) or self._by_name.get(said) or self._numbered(said)
        return next(iter(found)) if len(found) == 1 else None

    def _numbered(self, said: str) -> set[str]:
        """Return what a number means, with or without a name, which may be a former one but no other's."""
        code = _CODE.fullmatch(said)
        if not code:
            return set()
        found = self._by_number.get(int(code["number"]), set())
        return found & self._by_name.get(code["name"] or "", found)


def _grouped[T](pairs: Iterable[tuple[T, str]]) -> dict[T, set[str]]:
    found: dict[T, set[str]] = {}
    for name, key in pairs:
        found.setdefault(name, set()).add(key)
    return found
