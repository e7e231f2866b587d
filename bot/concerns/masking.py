"""A redacted text as people see it: 【姓名】 for what was found, 【已遮】 for what the holder masked."""

import hashlib
import re

from bot.redact.span import Kind, Span
from bot.redact.tokens import words_of

LABELS = {
    Kind.PERSON: "【姓名】",
    Kind.PHONE: "【电话】",
    Kind.ID_CARD: "【身份证号】",
    Kind.BANK_CARD: "【银行卡号】",
    Kind.EMAIL: "【邮箱】",
    Kind.WECHAT: "【微信号】",
    Kind.QQ: "【QQ号】",
    Kind.PLATE: "【车牌号】",
    Kind.ADDRESS: "【地点】",
    Kind.ORG: "【单位】",
    Kind.TITLE_UNIQUE: "【职务】",
    Kind.DATE_EXACT: "【日期】",
    Kind.DOC_NO: "【文号】",
    Kind.PROJECT: "【项目】",
}
BY_HAND = "【已遮】"
_LABEL = re.compile("(" + "|".join((*LABELS.values(), BY_HAND)) + ")")


def masked(text: str, spans: list[Span]) -> str:
    """Return `text` with each span as its label; spans are in order and do not overlap."""
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], LABELS[span.kind]]
        end = span.end
    return "".join([*parts, text[end:]])


def has_label(text: str) -> bool:
    """Say whether something in `text` is masked."""
    return _LABEL.search(text) is not None


def pieces(text: str) -> list[str]:
    """Return the words and labels of a masked text, which together are the text: what one can tap."""
    runs = _LABEL.split(text)
    return [piece for run in runs for piece in ([run] if _LABEL.fullmatch(run) else words_of(run))]


def mark_of(text: str) -> str:
    """Return what tells one state of a masked text from another: a tap on a word names its state."""
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def mask_piece(text: str, place: int) -> str:
    """Return the text with one piece masked; one that does not exist, or is a label, changes nothing."""
    parts = pieces(text)
    if 0 <= place < len(parts) and not _LABEL.fullmatch(parts[place]):
        parts[place] = BY_HAND
    return "".join(parts).replace(BY_HAND * 2, BY_HAND)
