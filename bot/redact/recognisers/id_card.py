"""Identity cards: 18 places with a check symbol (GB 11643-1999), or the 15 digits of the older card.

A number with a wrong check symbol is a typing mistake rather than no identity number: it is masked when its
date of birth is possible. The library python-stdnum knows the check symbols and the regions.
"""

import re
from collections.abc import Iterator
from datetime import date

from stdnum.cn import ric

from bot.redact.recognisers.numbers import Run, long_runs
from bot.redact.span import Kind, Span

_CARD = re.compile(r"身份证|证件号|身份号")
_NEW, _OLD = 18, 15
_FIRST_YEAR = 1900


def id_card(text: str) -> Iterator[Span]:
    """Yield the identity card numbers of `text`."""
    for run in long_runs(text):
        if is_id_card(run):
            yield Span(run.start, run.end, Kind.ID_CARD)


def is_id_card(run: Run) -> bool:
    """Say whether a run of digits is the number of an identity card rather than of something else."""
    number = run.digits
    if ric.is_valid(number) or _CARD.search(run.before):
        return True
    if len(number) == _NEW:
        return number.endswith("X") or _is_birthday(number[6:14])
    return len(number) == _OLD and _is_birthday("19" + number[6:12])


def _is_birthday(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return _FIRST_YEAR <= born.year <= date.today().year  # noqa: DTZ011 (no time zone matters in a year)
