"""Strip what cannot be seen: control, zero-width, direction and private-use characters.

First of all steps, because everything after it reads the text: a number split by a zero-width space is
still a number.
"""

import unicodedata

_INVISIBLE_CATEGORIES = {"Cc", "Cf", "Co", "Cs", "Cn"}
# Invisible too, though their category does not say so: variation selectors, joiners and fillers
# (Unicode's Default_Ignorable_Code_Point), and the blank Braille cell.
_INVISIBLE_RANGES = (
    *((0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800)),
    *((0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF)),
)


def strip_hidden(text: str) -> str:
    """Return `text` without invisible characters, white space folded to single blanks."""
    blanks = "".join(" " if character.isspace() else character for character in text)
    return " ".join("".join(filter(_is_visible, blanks)).split())


def _is_visible(character: str) -> bool:
    if unicodedata.category(character) in _INVISIBLE_CATEGORIES:
        return False
    return not any(first <= ord(character) <= last for first, last in _INVISIBLE_RANGES)


def has_words(text: str) -> bool:
    """Say whether `text` holds any letter, digit or Chinese character at all."""
    return any(character.isalnum() for character in text)
