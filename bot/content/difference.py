"""What differs between two bodies of an entry, field by field, down to the characters."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？\n]|[^。；！？\n]+$")
ALIKE = 0.4  # of the characters of two texts: with less in common, marks of single characters confuse
_NOT_COMPARED = frozenset({"key", "version"})


class Piece(NamedTuple):
    """Some characters, and whether they are on one side only."""

    text: str
    changed: bool


class Change(NamedTuple):
    """One field that differs: what was, what is."""

    field: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return the fields of two bodies that differ, in their order."""
    fields = [name for name in {**after, **before} if name not in _NOT_COMPARED]
    texts = [(name, as_text(before.get(name)), as_text(after.get(name))) for name in fields]
    return [Change(name, *compared(old, new)) for name, old, new in texts if old != new]


def as_text(value: Any) -> str:
    """Return a value as it is compared and shown: lists and mappings line by line."""
    if isinstance(value, Mapping):
        return "\n".join(f"{name}：{of}" for name, of in sorted(value.items()))
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    return "" if value is None else str(value).rstrip()


def sentences(text: str) -> list[str]:
    """Return a text in sentences and lines; joined, they are the text again."""
    return _SENTENCE.findall(text)


def compared(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts in pieces: first sentences are matched, then the characters of those that differ."""
    before: list[Piece] = []
    after: list[Piece] = []
    for kind, was, now in _matched(sentences(old), sentences(new)):
        if kind == "replace":
            for same, left, right in _by_character("".join(was), "".join(now)):
                _add(before, "".join(left), same != "equal")
                _add(after, "".join(right), same != "equal")
        else:
            _add(before, "".join(was), kind != "equal")
            _add(after, "".join(now), kind != "equal")
    return tuple(before), tuple(after)


def _by_character(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """Yield what two texts share and what not; of texts with little in common, all is changed."""
    matched = list(_matched(old, new))
    shared = sum(len(left) for kind, left, _ in matched if kind == "equal")
    yield from matched if 2 * shared >= ALIKE * (len(old) + len(new)) else [("replace", old, new)]


def _matched[S: (str, list[str])](old: S, new: S) -> Iterator[tuple[str, S, S]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield kind, old[a:b], new[c:d]


def _add(pieces: list[Piece], text: str, changed: bool) -> None:
    if not text:
        return
    if pieces and pieces[-1].changed == changed:
        pieces[-1] = Piece(pieces[-1].text + text, changed)
    else:
        pieces.append(Piece(text, changed))
