"""QQ numbers: five to eleven digits after a word for QQ (QQ, 扣扣, 企鹅); the word itself stays."""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import plain

_NAMES = r"(?:q-?q|扣扣?|企鹅|秋秋|球球|(?<![a-z0-9])q|小号|群)"
_WORDS = r"(?:群|号码|号|里|上)?[^\da-z，。]{0,4}"
_HOTLINE = r"12[0-9]{3}(?!\d)"  # 12388 after 没有QQ, is no QQ number
_NUMBER = re.compile(rf"{_NAMES}{_WORDS}(?!{_HOTLINE})(?P<id>[1-9](?:[ -]?\d){{4,10}})(?!\d)", re.IGNORECASE)


def qq(text: str) -> Iterator[Span]:
    """Yield the QQ numbers of `text`."""
    for match in _NUMBER.finditer(plain(text)):
        yield Span(match.start("id"), match.end("id"), Kind.QQ)
