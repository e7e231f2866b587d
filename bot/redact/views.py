"""Views of a text that keep its length: what is found in a view stands at the same place in the text."""

import unicodedata

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_CHINESE_DIGITS = str.maketrans("零〇○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖", "00012345678912123456789")


def plain(text: str) -> str:
    """Return `text` with full-width letters and fancy digits as their plain forms; the length stays."""
    text = text.translate(_FULL_WIDTH)
    return text if text.isascii() else "".join(map(_plain_digit, text))


def _plain_digit(character: str) -> str:
    if character.isascii() or not character.isdigit():
        return character
    return str(unicodedata.digit(character))


def digits(text: str) -> str:
    """Return `text` with Chinese digits (一, 〇, 幺, 壹) as 0 to 9 as well; the length stays."""
    return plain(text).translate(_CHINESE_DIGITS)
