"""Long runs of digits, told apart by their check digits and the words before them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.redact.views import plain

_RUN = re.compile(r"(?<![\dA-Za-z])\d(?:[ \-—–.·]{0,2}\d){13,19}(?:[ -]?[xX])?(?![\dA-Za-z])")
WORDS_BEFORE = 8  # characters in which a word like 身份证 or 卡号 explains the number


class Run(NamedTuple):
    """A run of 14 to 20 digits and perhaps an X: where it stands, what it is, what stands before it."""

    start: int
    end: int
    digits: str
    before: str


def long_runs(text: str) -> Iterator[Run]:
    """Yield the long runs of `text`, their gaps removed."""
    for match in _RUN.finditer(plain(text)):
        number = "".join(character for character in match.group() if character.isalnum()).upper()
        before = text[max(0, match.start() - WORDS_BEFORE) : match.start()]
        yield Run(match.start(), match.end(), number, before)
