"""The gate that a text passes before it may be released: it was redacted, and is looked at once more.

A text is held back when the redactor of today still finds something, when its light is not green, when it
names a place or says that there is only one like its writer (the row says where as coarsely as is safe, and
the text must not say more), or when a word of it may be a name. Here, unlike at the form, a text that is held
back for nothing is no loss to anybody.
"""

import re
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.concerns.light import Colour, light_of
from bot.redact.lexicon import lexicon
from bot.redact.span import Recogniser
from bot.redact.tokens import words_of

_SURNAMES = Path(__file__).with_name("surnames.txt")  # the common ones that are hardly ever another word
_NAME = "nr"  # a person's name, in the word list
_FIRST = re.compile(
    "头一[家个回次批]|第一[家个回次批]|打头阵|首[家个创]|全[市县区乡镇村]就|外[村乡]嫁|独苗"
)  # alone
_TELLING = frozenset({"地方", "独一份"})  # hints of the light


class Held(StrEnum):
    """Why a text does not pass."""

    IDENTIFIER = "identifier"
    LIGHT = "light"
    PLACE = "place"
    NAME = "name"


class TextGate:
    """Look at texts with the redactor and the light."""

    def __init__(self, find: Recogniser) -> None:
        """Find identifiers with `find`."""
        self._find = find

    def held(self, text: str) -> Held | None:
        """Return why a text may not be released, or None when it may."""
        light = light_of(text)
        if light.colour is not Colour.GREEN:
            return Held.LIGHT
        if any(hint in _TELLING for hint, _said in light.hints) or _FIRST.search(text):
            return Held.PLACE
        if any(self._find(text)):
            return Held.IDENTIFIER
        return Held.NAME if any(may_be_name(word) for word in words_of(text)) else None


def may_be_name(word: str) -> bool:
    """Say whether a word begins with a surname and is one, or stands among the names of the word list."""
    if word[0] not in _surnames():
        return False
    known = lexicon().get(word)
    return len(word) == 1 or (known is not None and known.part == _NAME)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_SURNAMES.read_text("utf-8").strip())
