"""The redactor: recognisers for numbers, recognisers for words, and what becomes of spans that overlap."""

import re
from collections.abc import Iterable, Iterator

from bot.redact.lexicon import lexicon
from bot.redact.recognisers.bank_card import bank_card
from bot.redact.recognisers.bare_number import bare_number
from bot.redact.recognisers.business import business
from bot.redact.recognisers.date import date
from bot.redact.recognisers.doc_no import doc_no
from bot.redact.recognisers.email import email
from bot.redact.recognisers.id_card import id_card
from bot.redact.recognisers.person import person
from bot.redact.recognisers.phone import phone
from bot.redact.recognisers.plate import plate
from bot.redact.recognisers.qq import qq
from bot.redact.recognisers.trained import Trained
from bot.redact.recognisers.unnamed_unit import unnamed_unit
from bot.redact.recognisers.wechat import wechat
from bot.redact.span import Recogniser, Span, WordRecogniser
from bot.redact.tokens import words_of
from bot.redact.views import Seen, plain

# Where two claim the same characters, the earlier one is believed.
NUMBERS: list[Recogniser] = [email, id_card, bank_card, qq, plate, doc_no, phone, wechat, date, bare_number]


class Redactor:
    """Find all identifiers of a text. Safe to share; holds nothing of what it has read."""

    def __init__(self) -> None:
        """Load the trained recogniser."""
        self._words: list[WordRecogniser] = [person, business, unnamed_unit, Trained()]

    def find(self, text: str) -> list[Span]:
        """Return the spans to mask, in the order of the text; no two overlap."""
        text = Seen(text)
        numbers = first_wins(text, NUMBERS)
        words = words_of(plain(text))
        found = joined(span for recogniser in self._words for span in recogniser(text, words))
        spans = numbers + [span for span in found if not any(span.overlaps(other) for other in numbers)]
        return sorted([*spans, *repeated(text, spans)])


def first_wins(text: str, recognisers: Iterable[Recogniser]) -> list[Span]:
    """Return what the recognisers find; of spans that overlap, the one of the earlier recogniser."""
    kept: list[Span] = []
    for recogniser in recognisers:
        for span in recogniser(text):
            if not any(span.overlaps(other) for other in kept):
                kept.append(span)
    return kept


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return the spans, those that overlap made one of the kind of the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start - span.end):
        for other in [other for other in kept if span.overlaps(other)]:
            kept.remove(other)
            span = Span(min(span.start, other.start), max(span.end, other.end), other.kind)  # noqa: PLW2901
        kept.append(span)
    return kept


def repeated(text: str, spans: list[Span]) -> Iterator[Span]:
    """Yield the other places where something masked stands again, unless it is an everyday word (高兴)."""
    taken = list(spans)
    for span in spans:
        name = text[span.start : span.end]
        if len(name) > 1 and name not in lexicon():
            for match in re.finditer(re.escape(name), text):
                again = Span(match.start(), match.end(), span.kind)
                if not any(again.overlaps(other) for other in taken):
                    taken.append(again)
                    yield again
