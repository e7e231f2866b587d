"""One spelling for what people type: a visible list of steps. The order matters; a test pins it."""

import re
import unicodedata
from typing import Callable, Tuple

from opencc import OpenCC

from bot.understanding.from_pinyin import from_pinyin

_TO_SIMPLIFIED = OpenCC("t2s")
_NOT_A_WORD = re.compile(r"[\W_]+")  # emoji are no words either


def one_width(text: str) -> str:
    """Return `text` with full-width and other variant forms of a character in their plain form."""
    return unicodedata.normalize("NFKC", text)


def simplified(text: str) -> str:
    """Return `text` in simplified characters."""
    return str(_TO_SIMPLIFIED.convert(text))


def lower_case(text: str) -> str:
    """Return `text` with small letters only."""
    return text.lower()


def words_only(text: str) -> str:
    """Return `text` with a single blank for each run of punctuation, emoji and white space."""
    return _NOT_A_WORD.sub(" ", text).strip()


STEPS: Tuple[Callable[[str], str], ...] = (
    one_width,  # first: the other steps know plain forms only
    simplified,
    lower_case,
    words_only,
    from_pinyin,  # last: it wants words of small letters
)


def normalise(text: str) -> str:
    """Return `text` after all STEPS."""
    for step in STEPS:
        text = step(text)
    return text
