"""Units whose place the writer left out: XX镇政府, 某县发展和改革局. The department still tells much."""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import plain

_ENDINGS = (
    "人民政府|政府|局|委员会|发改委|卫健委|办事处|街道办|村委会|居委会|党委|纪委|法院|检察院|公安局|派出所|司法所|财政所|"
    "卫生院|中心校|中学|小学|幼儿园|医院|公司|合作社|大队|中心"
)
_UNIT = re.compile(
    r"(?<![A-Za-z])(?:某某?|[Xx×*]{1,3}|[A-Z])(?:省|市|县|区|镇|乡|街道|村)"
    rf"(?:(?![的了在说让叫给])[一-龥]){{0,12}}?(?:{_ENDINGS})(?:办公室)?"
)


def unnamed_unit(text: str, words: list[str]) -> Iterator[Span]:  # noqa: ARG001 (all take the words)
    """Yield the units of `text` with 某 or XX for a name."""
    for match in _UNIT.finditer(plain(text)):
        yield Span(match.start(), match.end(), Kind.ORG)
