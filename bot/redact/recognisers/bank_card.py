"""Bank cards: 16 to 19 digits (ISO/IEC 7812), mistyped check digit or not."""

from collections.abc import Iterator

from bot.redact.recognisers.id_card import is_id_card
from bot.redact.recognisers.numbers import long_runs
from bot.redact.span import Kind, Span

_SHORTEST = 16


def bank_card(text: str) -> Iterator[Span]:
    """Yield the bank card numbers of `text`: the long runs of digits that are no identity card."""
    for run in long_runs(text):
        if len(run.digits) >= _SHORTEST and not is_id_card(run):
            yield Span(run.start, run.end, Kind.BANK_CARD)
