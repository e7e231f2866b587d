"""Numbers of files, cases and complaints: 焦纪立〔2020〕12号, （2021）豫0823民初1234号, XF2020031507.

A number of a central document (中办发〔2018〕…) is public knowledge and stays.
"""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import digits, plain

_OPEN, _CLOSE = r"[\[【〔(〈﹝{]", r"[\]】〕)〉﹞}]"
_YEAR = rf"{_OPEN}\s?(?:(?:19|20)\d{{2}}|[一二][九〇零][一二三四五六七八九〇零]{{2}})\s?年?\s?{_CLOSE}"
_COUNT = r"\s?(?:第\s?)?(?:\d{1,6}\s?[号期]?|[一二三四五六七八九十百零〇]{1,5}\s?[号期])"
_FILE = re.compile(
    rf"(?P<office>[一-龥A-Z]{{1,8}}(?:[(（][一-龥][)）][一-龥]{{1,5}})?){_YEAR}{_COUNT}(?:之[一二三四五六七八九十])?"
)
_CASE = re.compile(
    rf"(?:{_YEAR}\s?[一-龥]{{1,3}}|(?:20\d\d|二[〇零]\w\w)年?\s?豫)\d{{0,5}}[一-龥]{{1,4}}\d{{1,6}}号"
)
_CODE = re.compile(
    r"(?:编号|案号|件号|单号|受理号|文号|查询码|案件|信访件|工单|线索|回执)[^\dA-Za-z，。]{0,4}?"
    r"(?P<code>[A-Za-z一-龥]{0,6}[-_]?\d[\dA-Za-z-]{3,24}号?)"
)
_LETTERS = re.compile(
    r"(?<![A-Za-z0-9_@.-])[A-Z]{2,5}(?:[-_/]?(?:[\dol]{1,14}|[A-Z]{1,4})){1,5}(?<=\d\d)(?![A-Za-z0-9_@])"
)
_SIGNED = re.compile(
    r"(?P<office>[一-龥]{2,7})(?:字第|字|转|第|[通报告函令])\s?(?:19|20)\d{2}\s?[-年]?\s?(?:第\s?)?\d{1,6}\s?[号期]?"
)  # 孟信转2022第0316号
# Without brackets: 焦解纪 二零二二 14号, 武纪函-2019-22, X F 2 0 2 4 0 2 2 6
_SPACED = re.compile(
    r"(?P<office>[一-龥]{2,7})[ -]{1,3}(?:20\d\d[ -]{1,4}\d{1,6}号|20\d\d ?-{1,2} ?\d{2,6}(?!\d))"
)
_LETTER_BY_LETTER = re.compile(r"(?<![A-Za-z0-9])[A-Z](?: [A-Z0-9]){7,20}(?![A-Za-z0-9])")
_DIGIT, _FEWEST_DIGITS = re.compile(r"\d"), 4  # with fewer, letters and digits may be a model's name
_PUBLIC = re.compile(r"(?:中办发|国办发|中发|国发|中组发|豫办发?|豫发)$")


def doc_no(text: str) -> Iterator[Span]:
    """Yield the numbers of files, cases and complaints in `text`."""
    view, read_out = plain(text), digits(text)
    for match in (*_FILE.finditer(view), *_SIGNED.finditer(view), *_SPACED.finditer(read_out)):
        if not _PUBLIC.search(match.group("office")):
            yield Span(_start(match), match.end(), Kind.DOC_NO)
    for pattern, seen in ((_CASE, view), (_CASE, read_out), (_LETTERS, view), (_LETTER_BY_LETTER, view)):
        for match in pattern.finditer(seen):
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
