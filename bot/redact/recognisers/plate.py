"""Number plates: province, letter, five or six letters and digits (GA 36-2018), with or without a dot."""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import plain

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(
    rf"[{_PROVINCES}][ ]?[A-Z](?:[·.•\- ]{{0,2}}(?=[A-Z·.]*\d)[A-Z0-9]){{4,5}}[·.•\- ]?[A-Z0-9挂学警港澳]",
    re.IGNORECASE,
)


def plate(text: str) -> Iterator[Span]:
    """Yield the number plates of `text`."""
    for match in _PLATE.finditer(plain(text)):
        yield Span(match.start(), match.end(), Kind.PLATE)
