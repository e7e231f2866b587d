"""Long runs of digits, told apart by their check digits and the words before them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.redact.views import digits, plain

_LOOKALIKE = str.maketrans("oOlI", "0011")
_SIGN = r"[\doOlI]"
_RUN = re.compile(
    rf"(?<![\dA-Z])(?=\d){_SIGN}(?:[ \-—–.·_/…,，、杠]{{0,2}}{_SIGN}){{13,19}}(?:[ \-_/]?[xX叉])?(?!\d)"
)
_YEARS = re.compile(r"(?:(?:19|20)\d\d[^\d]{1,2}){3,}(?:19|20)\d\d")  # 2019、2020、2021、2022
_FEWEST_DIGITS = 10  # real ones; a run with fewer is a word
WORDS_BEFORE = 8  # characters in which a word like 身份证 or 卡号 explains the number


class Run(NamedTuple):
    """A run of 14 to 20 digits and perhaps an X: where it stands, what it is, what stands before it."""

    start: int
    end: int
    digits: str
    before: str


def long_runs(text: str) -> Iterator[Run]:
    """Yield the long runs of `text` without gaps: plain digits first, then characters, o and l as well."""
    runs = (match for view in (plain(text), digits(text)) for match in _RUN.finditer(view))
    for match in runs:
        counts = sum(sign.isdigit() for sign in match.group())
        if counts >= _FEWEST_DIGITS and not _YEARS.match(match.group()):
            signs = match.group().translate(_LOOKALIKE).replace("叉", "X").upper()
            number = "".join(sign for sign in signs if sign.isalnum())
            before = text[max(0, match.start() - WORDS_BEFORE) : match.start()]
            yield Run(match.start(), match.end(), number, before)
