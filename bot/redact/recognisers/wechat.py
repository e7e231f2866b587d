"""WeChat ids: after a word for WeChat, wxid_… anywhere, and any other name that only an account has.

A name of six to twenty letters, digits, _ and - that holds a digit or a _ is no word of any language: it is
masked as a WeChat id wherever it stands. The words that lead to it (微信号, wx, v信) stay.
"""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import plain

_NAMES = r"(?:[微薇威维徽围]信?|绿泡泡?|小绿|wechat|微心|薇芯|搜|wei?xin|(?<![a-z0-9])(?:wx|vx|v)|加我?)"
_WORDS = r"(?:的号|号码|号|信|id|搜索?|名|账号|联系)?[是为叫改成了:：,，\s]{0,3}"
_NO_ID = r"(?<![a-z0-9_.@/-])"
_AFTER_WORD = re.compile(
    rf"{_NAMES}{_WORDS}{_NO_ID}(?P<id>[a-z][a-z0-9_.-]{{4,19}}[a-z0-9_-])(?![a-z0-9_@])", re.IGNORECASE
)
# Signs and digits in characters, only after a word for WeChat: qhy减号jz二零一六.
_SPELT = re.compile(
    rf"{_NAMES}{_WORDS}{_NO_ID}(?P<id>[a-z](?:[a-z0-9_.…/-]|（?下划线）?|减号|杠|点(?=[a-z0-9])|[零〇一二三四五六七八九幺]){{4,24}})",
    re.IGNORECASE,
)
_SPACED = re.compile(
    r"[微薇] ?[信心] ?号?[ :：是]{0,2}(?P<id>[a-z](?: [a-z0-9_-]){5,19})(?![a-z0-9])", re.IGNORECASE
)
_BEFORE_WORD = re.compile(
    rf"{_NO_ID}(?P<id>[a-z][a-z0-9_-]{{5,19}})(?=\s?(?:是我?的?|这个|加我?)(?:微信|wx|vx))", re.IGNORECASE
)
_VERSION = r"[a-z]+\d*\.\d{1,2}(?![\d_a-z])"  # APP2.0
_NO_ACCOUNT = r"(?:wi-?fi|app|ppt|gps|gdp|word|excel|http|www|vr|ar)"
_LETTER = r"(?:[a-z0-9_.-]|下划线)"
_ACCOUNT = re.compile(
    rf"{_NO_ID}(?!{_VERSION}|{_NO_ACCOUNT})(?P<id>(?=[a-z.-]*(?:[\d_]|下划线))(?=[^a-z]*[a-z][^a-z]{{0,4}}[a-z])[a-z]{_LETTER}{{4,20}}[a-z0-9_])(?![a-z0-9_@-])",
    re.IGNORECASE,
)


def wechat(text: str) -> Iterator[Span]:
    """Yield the WeChat ids of `text`."""
    view = plain(text)
    for pattern in (_AFTER_WORD, _SPELT, _SPACED, _BEFORE_WORD, _ACCOUNT):
        for match in pattern.finditer(view):
            yield Span(match.start("id"), match.end("id"), Kind.WECHAT)
