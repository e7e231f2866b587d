"""Strip what cannot be seen: control, zero-width, direction and private-use characters.

First of all steps, because everything after it reads the text (a number split by a zero-width space is a number).
"""

import unicodedata

_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn"}


def strip_hidden(text: str) -> str:
    """Return `text` without invisible characters, white space folded to single blanks."""
    blanks = "".join(" " if character.isspace() else character for character in text)
    seen = (character for character in blanks if unicodedata.category(character) not in _INVISIBLE)
    return " ".join("".join(seen).split())


def has_words(text: str) -> bool:
    """Say whether `text` holds any letter, digit or Chinese character at all."""
    return any(character.isalnum() for character in text)
