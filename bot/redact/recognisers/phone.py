"""Telephone numbers, however they are written: 138-0000-1234, 一三八零零…, ０３９１ ７２１２３４５.

Whether a fixed line's number is possible is asked of Google's library, phonenumbers. Public hotlines and
short numbers of three to six digits stay: they lead to no person.
"""

import re
from collections.abc import Iterator

import phonenumbers

from bot.redact.span import Kind, Span
from bot.redact.views import digits, plain

_GAP = r"[ \-—–_.·•/*~,，、|=+…杠\u20e3]{0,3}"
_SIGN = r"[一二三四五六七八九零〇○幺壹贰叁肆伍陆柒捌玖两洞拐勾oO\d]"
_CHARACTER = re.compile(r"[一-龥〇○oO]")
_DIGIT = r"[\doOlI]"  # with the letters that look like digits
_MOBILE = re.compile(
    rf"(?<![\dA-Za-z])(?:\+?(?:00)?86{_GAP})?[1lI]{_GAP}[3-9](?:{_GAP}{_DIGIT}){{9}}(?![\dA-Za-z]|\s?[元块万亩])\u20e3?"
)
_MASKED = re.compile(r"(?<!\d)1[3-9]\d[*xX×#]{4}\d{4}(?!\d)")  # 138****1234 still narrows it down
# Read out in characters, or half of it; people miscount, so one digit may be missing or too many.
_SPOKEN = re.compile(rf"(?:[幺一壹1么]{_GAP}[三四五六七八九叁肆伍陆柒捌玖拐勾3-9])(?:{_GAP}{_SIGN}){{8,10}}")
_FIXED = re.compile(
    rf"(?<!\d)\(?0\d{{2,3}}\)?(?:{_GAP}|[一杠])[2-9](?:{_GAP}\d){{6,7}}(?:\s?转\s?\d{{2,5}}|-\d{{3,5}})?(?!\d)"
)
_LEADS_TO = "电话|座机|固话|办公室|号码|联系|手机|传真|热线|拨|打"
_LOCAL = re.compile(rf"(?:{_LEADS_TO})[^\d;；]{{0,8}}?(?P<number>[2-9](?:[ -]?\d){{6,7}})(?!\d)")
_FEWEST_SPOKEN = 2  # digits that are characters; with fewer the run is the other patterns' affair


def phone(text: str) -> Iterator[Span]:
    """Yield the telephone numbers of `text`."""
    view = plain(text)
    for pattern in (_MOBILE, _MASKED):
        for match in pattern.finditer(view):
            yield Span(match.start(), match.end(), Kind.PHONE)
    for match in _SPOKEN.finditer(view):
        if len(_CHARACTER.findall(match.group())) >= _FEWEST_SPOKEN:
            yield Span(match.start(), match.end(), Kind.PHONE)
    yield from _fixed_lines(view)
    yield from _fixed_lines(digits(text))


def _fixed_lines(view: str) -> Iterator[Span]:
    for match in _FIXED.finditer(view):
        number = "".join(
            character for character in re.split("转|-\\d{3,5}$", match.group())[0] if character.isdigit()
        )
        if phonenumbers.is_possible_number(phonenumbers.parse(number, "CN")):
            yield Span(match.start(), match.end(), Kind.PHONE)
    for match in _LOCAL.finditer(view):
        if not match.group("number").startswith(("400", "800")):
            yield Span(match.start("number"), match.end("number"), Kind.PHONE)
