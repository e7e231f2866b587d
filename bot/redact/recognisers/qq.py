"""QQ numbers: five to eleven digits after a word for QQ (QQ, 扣扣, 企鹅); the word itself stays."""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import digits, plain

_NAMES = r"(?:q-?q|扣扣?|企鹅|秋秋|球球|(?<![a-z0-9])q|[小老旧]号|群)"
_WORDS = r"(?:群|号码|号|里|上)?[^\da-z，。]{0,6}"
_HOTLINE = r"12[0-9]{3}(?!\d)"  # 12388 after 没有QQ, is no QQ number
_MOBILE = r"1[3-9]\d{9}(?!\d)"
_NUMBER = re.compile(
    rf"{_NAMES}{_WORDS}(?!{_HOTLINE}|{_MOBILE})(?P<id>[1-9](?:[ .…,，-]?[\dolOI]){{4,10}})(?![\da-z])",
    re.IGNORECASE,
)

_BEFORE_WORD = re.compile(
    r"(?<![\da-z])(?P<id>[1-9](?:[ -]?\d){4,10})(?=\s?(?:是我?的?|这个|老)?(?:qq|扣扣|企鹅|秋秋))",
    re.IGNORECASE,
)


def qq(text: str) -> Iterator[Span]:
    """Yield the QQ numbers of `text`."""
    for view in (plain(text), digits(text)):
        for match in (*_NUMBER.finditer(view), *_BEFORE_WORD.finditer(view)):
            yield Span(match.start("id"), match.end("id"), Kind.QQ)
