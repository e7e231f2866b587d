"""Seven to ten digits that count nothing, also in characters: a local telephone or a QQ number.

Left alone where a unit follows (元, 亩, 人…), where a decimal point is in it, and where it reads as a date.
"""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import plain

_LOCAL_PHONE = 7  # digits of a fixed line in the city
_UNIT = r"\s?(?:多|余|几)?[元块万千亿亩人份户吨米条名个次年平度号件]"
_NUMBER = re.compile(
    rf"(?<![\da-zA-Z.@_〔(\[第-])(?P<number>[1-9]\d{{6,9}}(?:-\d{{3,5}}|转\d{{2,5}})?)(?![\da-zA-Z@_]|[.]\d|-\d|{_UNIT})"
)
_SPOKEN = re.compile(
    r"(?<![一二三四五六七八九零〇十百千万])[一二三四五六七八九零〇幺两壹贰叁肆伍陆柒捌玖]{7,10}(?![一二三四五六七八九零〇十百千万年])"
)
_DATE = re.compile(r"20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$")


def bare_number(text: str) -> Iterator[Span]:
    """Yield the bare numbers of `text`."""
    view = plain(text)
    for pattern in (_NUMBER, _SPOKEN):
        for match in pattern.finditer(view):
            if not _DATE.match(match.group()):
                number = sum(c.isalnum() for c in re.split("[-转]", match.group())[0])
                yield Span(match.start(), match.end(), Kind.PHONE if number == _LOCAL_PHONE else Kind.QQ)
