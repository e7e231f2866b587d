"""Where the cells of a row lead: names in them, keys in the entry.

A name may hold blanks, commas and arrows: a line is first taken whole, and only taken apart when it names
nothing. What is not understood stays as it was typed: the check says that it leads nowhere.
"""

import re
from collections.abc import Collection, Iterable
from typing import Any

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.labels import DETAIL, labels, lead_label, leaning_label
from bot.content.names import Named, Names, bare, leaning_of
from bot.workbook.problem import Unread

ARROW = " → "
_ARROW = re.compile(r"\s*(?:→|[-\uff0d=\uff1d][>\uff1e])\s*")
_LIKE_AN_ARROW = re.compile(r"\s*(?:→|[-\uff0d=\uff1d][>\uff1e]|[:\uff1a=\uff1d])\s*")
_COMMA = re.compile(r"\s*[,\uff0c、;\uff1b]\s*")
_KEY = re.compile(r"[a-z0-9_]+")


class Leading:
    """Reads and writes the lines of what leads to answers and cards."""

    def __init__(self, *tiers: Collection[tuple[str, Named]]) -> None:
        """Know entries by their kind; what a former tier calls by a name, a later one does not."""
        answers, cards = (
            Names(*([one for of, one in tier if of == kind.kind] for tier in tiers))
            for kind in (Answer, Channel)
        )
        self._of = {"follow_ups": answers, "channels": cards}

    def written(self, field: str, value: Any) -> Any:
        """Return the lines for the value of a field; what leads nowhere is returned as it is."""
        if field == "leans":
            return [self._pair_written(*pair) for pair in value.items()]
        if field not in self._of:
            return value
        names = self._of[field]
        return [_safe(names.label(key), names.key(names.label(key)) == key, key) for key in value]

    def taken(self, field: str, lines: object) -> object:
        """Return the value of a field for its lines; what leads nowhere is returned as it is."""
        if not isinstance(lines, tuple) or field not in (*self._of, "leans"):
            return lines
        if field == "leans":
            return self._pairs(lines)
        return tuple(key for line in lines for key in _keys(line, self._of[field]))

    def _pair_written(self, leaning: str, lead: str) -> str:
        said = leaning_label(leaning)
        label = lead_label(DETAIL) if lead == DETAIL else self._of["follow_ups"].label(lead)
        line = f"{said}{ARROW}{label}"
        return _safe(line, self._pair(line) == (said, leaning, lead), f"{leaning}{ARROW}{lead}")

    def _pairs(self, lines: Iterable[str]) -> object:
        pairs: dict[str, str] = {}
        for line in lines:
            pair = self._pair(line)
            if not pair:
                return Unread("no_arrow", line)
            said, leaning, lead = pair
            if leaning in pairs:
                return Unread("pair_twice", said)
            pairs[leaning] = lead
        return pairs

    def _pair(self, line: str) -> tuple[str, str, str] | None:
        """Return a leaning as it was typed, its code, and where it leads; None when there is no telling."""
        places = [(line[: at.start()], line[at.end() :]) for at in _LIKE_AN_ARROW.finditer(line)]
        meant = [
            pair for pair in places if f"leans.{leaning_of(pair[0])}" in labels() and self._lead(pair[1])
        ]
        apart = (meant[:1], (_ARROW.split(line),), (_LIKE_AN_ARROW.split(line),))
        found = next((pair for way in apart for pair in way if len(pair) == 2 and all(pair)), None)  # noqa: PLR2004
        if not found:
            return None
        said, typed = found
        return said, leaning_of(said), self._lead(typed) or _as_key(typed)

    def _lead(self, typed: str) -> str | None:
        is_detail = bare(typed) in (DETAIL, lead_label(DETAIL))
        return DETAIL if is_detail else self._of["follow_ups"].key(typed)


def _safe(line: str, is_read_back: bool, otherwise: str) -> str:
    """Return a line of names if it is one line and says what it should; if not, the keys."""
    return line if is_read_back and line.splitlines() == [line.strip()] else otherwise


def _keys(line: str, names: Names) -> list[str]:
    """Return the keys that a line names: it is one name, or several between commas or blanks."""
    if key := names.key(line):
        return [key]
    by_comma = [part for part in _COMMA.split(line) if part]
    parts = [word for part in by_comma for word in ([part] if names.key(part) else _words(part, names))]
    known = any(names.key(part) for part in parts)
    return (
        [names.key(part) or _as_key(part) for part in parts]
        if known or all(map(_key_like, parts))
        else [line]
    )


def _words(part: str, names: Names) -> list[str]:
    """Return the words of what names nothing as a whole, if each does or looks like a key."""
    words = part.split()
    return words if all(names.key(word) or _key_like(word) for word in words) else [part]


def _key_like(typed: str) -> bool:
    return bool(_KEY.fullmatch(bare(typed)))


def _as_key(typed: str) -> str:
    """Return what may be a key without full width; anything else as it was typed, to be quoted."""
    return bare(typed) if _key_like(typed) else typed
