"""E-mail addresses, also those written with words so that machines do not see them (张三艾特qq点com)."""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import digits, plain

_AT = r"[ ]?(?:@|#|＠|艾特|小老鼠|圈a|\(at\)|\[at\]| at )[ ]?"
_DOT = r"[ ]?(?:\.|。|点|dot)[ ]?"
_ADDRESS = re.compile(
    rf"[a-z0-9][a-z0-9._+-]{{0,63}}{_AT}[a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{2,63}}){{1,4}}", re.IGNORECASE
)

_SPACED = re.compile(
    r"[a-z0-9](?: [a-z0-9]){2,20} ?@ ?[a-z0-9][a-z0-9 ]{1,20}? ?\. ?(?:com|cn|net)", re.IGNORECASE
)


def email(text: str) -> Iterator[Span]:
    """Yield the e-mail addresses of `text`."""
    for match in (*_ADDRESS.finditer(digits(text)), *_SPACED.finditer(plain(text))):
        yield Span(match.start(), match.end(), Kind.EMAIL)
