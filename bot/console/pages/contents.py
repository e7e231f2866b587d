"""The lists of answers and cards: searched by words, document and standing."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from bot.answers.model import Answer, numbered
from bot.console.catalogue import Catalogue
from bot.console.item import Item
from bot.console.visit import Visit
from bot.content.drafts import Ref
from bot.content.standing import Standing
from bot.usage.reader import Totals


@dataclass(frozen=True)
class Wanted:
    """What is looked for; empty: everything."""

    words: str = ""
    document: str = ""
    standing: str = ""


_BETWEEN_WORDS = re.compile(r"[\s，、,；;]+")
_CODE = re.compile(r"rc-?0*(\d{1,6})(?:@\d+)?")
_KEYS_OF_OTHERS = ("leans", "follow_ups", "channels")


class ContentsPages:
    """Show what there is."""

    def __init__(self, catalogue: Catalogue, totals: Callable[[], dict[str, Totals]]) -> None:
        """Look it up in `catalogue`; `totals` says how often each answer was given."""
        self._catalogue = catalogue
        self._totals = totals

    def answers(self, visit: Visit) -> Response:
        """Show the list of answers."""
        return self._show(visit, Answer.kind, "answers.html")

    def cards(self, visit: Visit) -> Response:
        """Show the list of cards."""
        return self._show(visit, "channel", "cards.html")

    def _show(self, visit: Visit, kind: str, template: str) -> Response:
        wanted = Wanted(visit.asked("q"), visit.asked("document"), visit.asked("standing"))
        items = self._catalogue.items(kind)
        context: dict[str, Any] = {
            "items": [item for item in items if fits(item, wanted)],
            "wanted": wanted,
            "total": len(items),
            "documents": sorted(set(documents(items))),
            "standings": list(Standing),
            "today": self._catalogue.today(),
            "totals": self._totals(),
            "nothing": Totals(),
            "unheard": self._catalogue.missing(items),
        }
        return visit.show(template, **context)


def fits(item: Item, wanted: Wanted) -> bool:
    """Say whether an item is what is looked for; each word must stand somewhere in it."""
    haystack = "\n".join([item.ref.key, *map(str, _texts(item))]).casefold()
    return (
        all(word in haystack for word in looked_for(wanted.words))
        and (not wanted.document or wanted.document in documents([item]))
        and (not wanted.standing or wanted.standing in item.standings)
    )


def looked_for(typed: str) -> list[str]:
    """Return the words that were typed; a code in whatever form (rc016, RC-016@4) as the list has it."""
    words = filter(None, _BETWEEN_WORDS.split(typed.casefold()))
    codes = ((word, _CODE.fullmatch(unicodedata.normalize("NFKC", word))) for word in words)
    return [f"rc-{int(code[1]):03}" if code else word for word, code in codes]


def documents(items: list[Item]) -> Iterator[str]:
    """Yield the documents that the items rest on."""
    for item in items:
        if source := item.body.get("source"):
            yield source["document"]


def _texts(item: Item) -> Iterator[object]:
    for body in (item.body, item.draft.body if item.draft else {}):
        yield from (value for name, value in body.items() if name not in _KEYS_OF_OTHERS)
        if number := body.get("number"):
            yield numbered(number)


def ref_of(visit: Visit) -> Ref:
    """Return the entry that the path names."""
    return Ref(visit.params["kind"], visit.params["key"])
