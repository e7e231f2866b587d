"""Views of a text that keep its length: what is found in a view stands at the same place in the text."""

import re
import sys
import unicodedata
from functools import cached_property

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}
_FANCY_DIGITS = {
    sign: str(unicodedata.digit(sign)) for sign in map(chr, range(0x80, sys.maxunicode + 1)) if sign.isdigit()
}
_PLAIN = _FANCY_DIGITS | _FULL_WIDTH
CHINESE_DIGITS = dict(
    zip("零〇○洞一二三四五六七八九幺两拐勾壹贰叁肆伍陆柒捌玖", "00001234567891279123456789", strict=True)
)
_NOT_PLAIN = re.compile("[" + "".join(re.escape(sign) for sign in _PLAIN if sign <= "\uffff") + "]")
_NOT_PLAIN_AT_ALL = re.compile("[" + "".join(map(re.escape, _PLAIN)) + "]")  # three times as slow
_CHINESE_DIGIT = re.compile("[" + "".join(CHINESE_DIGITS) + "]")


class Seen(str):  # noqa: SLOT000 (cached properties need a __dict__)
    """A text whose views are made once, however many recognisers ask for them."""

    @cached_property
    def plain(self) -> str:
        """The text with full-width letters and fancy digits as their plain forms."""
        pattern = _NOT_PLAIN if self.isascii() or max(self) <= "\uffff" else _NOT_PLAIN_AT_ALL
        return pattern.sub(lambda sign: _PLAIN[sign[0]], self)

    @cached_property
    def digits(self) -> str:
        """The plain text with Chinese digits as 0 to 9."""
        return _CHINESE_DIGIT.sub(lambda sign: CHINESE_DIGITS[sign[0]], self.plain)


def plain(text: str) -> str:
    """Return `text` with full-width letters and fancy digits as their plain forms; the length stays."""
    return text.plain if isinstance(text, Seen) else Seen(text).plain


def digits(text: str) -> str:
    """Return `text` with Chinese digits (一, 〇, 幺, 拐, 壹) as 0 to 9 as well; the length stays."""
    return text.digits if isinstance(text, Seen) else Seen(text).digits
