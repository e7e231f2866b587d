"""Identifiers in what is about to be published: numbers are refused, names and the like are pointed out."""

import re
from collections.abc import Callable, Iterable

from bot.channels.model import Channel
from bot.checking.case import Case, wordings
from bot.content.checks import Problem
from bot.redact.recognisers.person import beside_posts
from bot.redact.span import Kind, Span

type Finder = Callable[[str], list[Span]]

NUMBERS = frozenset({Kind.PHONE, Kind.ID_CARD, Kind.BANK_CARD, Kind.EMAIL, Kind.QQ, Kind.WECHAT, Kind.PLATE})
LONGEST = 3000  # characters: finding takes more than twice as long in a text twice as long
POINTED_OUT = frozenset({Kind.PERSON, Kind.ADDRESS})
_MOBILE = re.compile(r"1[3-9]\d-?\d{4}-?\d{4}")
_GAP = re.compile(r"\{[a-z_]+\}")


def identifiers(case: Case, find: Finder) -> list[Problem]:
    """Find identifiers that no card and no former wording has."""
    known, found = case.known(), []
    for field, text in case.new_wordings().items():
        if len(text) > LONGEST:
            found.append(Problem(field, "string_too_long", {"max_length": str(LONGEST)}))
            continue
        shown = _GAP.sub(lambda gap: " " * len(gap[0]), text)
        for span in with_names(find, shown):
            words = text[span.start : span.end]
            if span.kind in NUMBERS | POINTED_OUT and words not in known:
                is_office = field == "phone" and not _MOBILE.fullmatch(words)
                is_hint = span.kind not in NUMBERS or is_office
                code = "office_number" if is_office else "maybe_identifier" if is_hint else "identifier"
                problem = Problem(field, code, {"words": words}, is_hint)
                found += [problem] if problem not in found else []
    return found


def of_somebody(find: Finder, text: str, cards: Iterable[Channel]) -> list[str]:
    """Return the words of `text` that are numbers or names of somebody; what a card says is not."""
    known = "\n".join(words for card in cards for words in wordings(card).values())
    kinds = NUMBERS | {Kind.PERSON}
    found = [text[span.start : span.end] for span in with_names(find, text) if span.kind in kinds]
    return [words for words in dict.fromkeys(found) if words not in known]


def with_names(find: Finder, text: str) -> list[Span]:
    """Return what is found, and the names that stand within a unit or a post (市委组织部王建军科长)."""
    found = find(text)
    named = [span for span in found if span.kind is Kind.PERSON]
    inside = [name for name in beside_posts(text) if not any(name.overlaps(one) for one in named)]
    return [*found, *first_of_each(inside)]


def first_of_each(spans: Iterable[Span]) -> list[Span]:
    """Return the spans without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in spans:
        if not any(span.overlaps(one) for one in kept):
            kept.append(span)
    return kept
