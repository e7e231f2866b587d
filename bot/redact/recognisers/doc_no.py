"""Numbers of files, cases and complaints: 焦纪立〔2020〕12号, （2021）豫0823民初1234号, XF2020031507.

A number of a central document (中办发〔2018〕…) is public knowledge and stays.
"""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import plain

_OPEN, _CLOSE = r"[\[【〔(〈﹝{]", r"[\]】〕)〉﹞}]"
_YEAR = rf"{_OPEN}\s?(?:19|20)\d{{2}}\s?年?\s?{_CLOSE}"
_COUNT = r"\s?(?:第\s?)?\d{1,6}\s?号"
_FILE = re.compile(rf"(?P<office>[一-龥]{{1,8}}){_YEAR}{_COUNT}(?:之[一二三四五六七八九十])?")
_CASE = re.compile(rf"{_YEAR}\s?[一-龥]{{1,3}}\d{{0,5}}[一-龥]{{1,4}}\d{{1,6}}号")
_CODE = re.compile(
    r"(?:编号|案号|件号|单号|受理号|文号|查询码|案件|信访件|工单|线索|回执)[^\dA-Za-z，。]{0,4}?"
    r"(?P<code>[A-Za-z一-龥]{0,6}[-_]?\d[\dA-Za-z-]{3,24}号?)"
)
_LETTERS = re.compile(
    r"(?<![A-Za-z0-9_@.-])[A-Z]{2,5}(?:[-_]?(?:\d{2,14}|[A-Z]{1,4})){1,5}(?<=\d\d)(?![A-Za-z0-9_@])"
)
_SIGNED = re.compile(
    r"(?P<office>[一-龥]{2,7})(?:字第|字|转|第)\s?(?:19|20)\d{2}[-年]?(?:第)?\d{1,6}号"
)  # 孟信转2022第0316号
_DIGIT, _FEWEST_DIGITS = re.compile(r"\d"), 5  # with fewer, letters and digits may be a model's name
_PUBLIC = re.compile(r"(?:中办发|国办发|中发|国发|中组发|豫办发?|豫发)$")


def doc_no(text: str) -> Iterator[Span]:
    """Yield the numbers of files, cases and complaints in `text`."""
    view = plain(text)
    for match in (*_FILE.finditer(view), *_SIGNED.finditer(view)):
        if not _PUBLIC.search(match.group("office")):
            yield Span(_start(match), match.end(), Kind.DOC_NO)
    for pattern in (_CASE, _LETTERS):
        for match in pattern.finditer(view):
            if len(_DIGIT.findall(match.group())) >= _FEWEST_DIGITS:
                yield Span(match.start(), match.end(), Kind.DOC_NO)
    for match in _CODE.finditer(view):
        yield Span(match.start("code"), match.end("code"), Kind.DOC_NO)


_WORDS_BEFORE = re.compile(r".*(?:按照|根据|依据|参照|文件|[的是了把被到过看说个份号在凭查给拿和与及由用])")


def _start(match: re.Match[str]) -> int:
    """Return where the office's sign begins: after the last word that cannot belong to it."""
    office = match.group("office")
    words = _WORDS_BEFORE.match(office[:-2])
    return match.start() + (words.end() if words else 0)
