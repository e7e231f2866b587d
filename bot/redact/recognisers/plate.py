"""Number plates: province, letter, five or six letters and digits (GA 36-2018), with or without a dot.

Also as people type them: yuH9C612, H·3X819, digits in characters; and those of tractors (豫08·31765).
"""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import digits

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_GAP = r"(?:[·.•・･/…杠\- ]{0,2})"
_SIGNS = rf"(?:{_GAP}(?=[A-Z·.・/…杠 -]*\d)[A-Z0-9]){{4,5}}{_GAP}[A-Z0-9挂学警港澳]"
_PLATES = (
    re.compile(rf"[{_PROVINCES}][ -]?(?:[A-Z]|爱吃){_SIGNS}(?![A-Za-z])", re.IGNORECASE),
    re.compile(rf"(?<![A-Za-z0-9_])[yY]u[A-Z]{_SIGNS}(?![A-Za-z0-9_])"),
    re.compile(r"(?<=牌照|车牌|车号|牌号)[A-Z](?=[A-Z]*\d)[A-Z0-9]{5}(?![A-Za-z0-9])"),
    re.compile(rf"[{_PROVINCES}]\d{{2}}[·.]\d{{5}}(?!\d)"),
    re.compile(
        r"(?<![A-Za-z0-9一-龥])[A-Z]·[A-Z0-9]{5}(?![A-Za-z0-9])|(?<=[个辆是叫写])[A-Z]·[A-Z0-9]{5}(?![A-Za-z0-9])"
    ),
)


def plate(text: str) -> Iterator[Span]:
    """Yield the number plates of `text`."""
    view = digits(text)
    for pattern in _PLATES:
        for match in pattern.finditer(view):
            yield Span(match.start(), match.end(), Kind.PLATE)
