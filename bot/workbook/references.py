"""What an entry leads to: other answers, channel cards, its own detail."""

from collections.abc import Collection, Iterator

from bot.content.entry import Entry
from bot.workbook.problem import Problem

REFERENCES = {"follow_ups": "answer", "leans": "answer", "channels": "channel"}  # field, kind
OWN_DETAIL = "detail"  # where a leaning may lead instead of to an answer


def dangling(entry: Entry, known: Collection[tuple[str, str]]) -> Iterator[Problem]:
    """Yield a problem for each thing that `entry` leads to and that is not among the `known` ones."""
    for field, kind in REFERENCES.items():
        for key in _keys(getattr(entry, field, ())):
            if key == OWN_DETAIL and field == "leans":
                if not getattr(entry, OWN_DETAIL):
                    yield Problem("no_detail", {"value": key}, path=field)
            elif (kind, key) not in known:
                yield Problem(f"no_such_{kind}", {"value": key}, path=field)


def _keys(value: tuple[str, ...] | dict[str, str]) -> Iterator[str]:
    """Yield the keys that a field names; of leanings the names too, as each has an answer of its own."""
    yield from value
    if isinstance(value, dict):
        yield from value.values()
