"""The gate that a text passes before it may be released: it was redacted, and is looked at once more.

A text is held back when the redactor of today still finds something, when its light is not green, or when it
names a place or says that there is only one like its writer: the row says where as coarsely as is safe, and
the text must not say more.
"""

from enum import StrEnum

from bot.concerns.light import Colour, light_of
from bot.redact.span import Recogniser

_TELLING = frozenset({"地方", "独一份"})  # hints of the light


class Held(StrEnum):
    """Why a text does not pass."""

    IDENTIFIER = "identifier"
    LIGHT = "light"
    PLACE = "place"


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
        if any(hint in _TELLING for hint, _said in light.hints):
            return Held.PLACE
        return Held.IDENTIFIER if any(self._find(text)) else None
