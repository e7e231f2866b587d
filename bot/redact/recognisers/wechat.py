"""WeChat ids: after a word for WeChat, wxid_… anywhere, and any other name that only an account has.

A name of six to twenty letters, digits, _ and - that holds a digit or a _ is no word of any language: it is
masked as a WeChat id wherever it stands. The words that lead to it (微信号, wx, v信) stay.
"""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import plain

_NAMES = r"(?:[微薇威维徽围]信?|绿泡泡?|小绿|wechat|微心|wei?xin|(?<![a-z0-9])(?:wx|vx|v)|加我?)"
_WORDS = r"(?:号码|号|信|id|搜索?|名|账号|联系)?[是为叫改成了:：,，\s]{0,3}"
_NO_ID = r"(?<![a-z0-9_.@/-])"
_AFTER_WORD = re.compile(
    rf"{_NAMES}{_WORDS}{_NO_ID}(?P<id>[a-z][a-z0-9_.-]{{4,19}}[a-z0-9_-])(?![a-z0-9_@])", re.IGNORECASE
)
_VERSION = r"[a-z]+\d*\.\d{1,2}(?![\d_a-z])"  # APP2.0
_ACCOUNT = re.compile(
    rf"{_NO_ID}(?!{_VERSION})(?P<id>(?=[a-z.-]*[\d_])(?=[\d_.-]*[a-z]{{2}})[a-z][a-z0-9_.-]{{4,20}}[a-z0-9_])(?![a-z0-9_@-])",
    re.IGNORECASE,
)


def wechat(text: str) -> Iterator[Span]:
    """Yield the WeChat ids of `text`."""
    view = plain(text)
    for pattern in (_AFTER_WORD, _ACCOUNT):
        for match in pattern.finditer(view):
            yield Span(match.start("id"), match.end("id"), Kind.WECHAT)
