"""Months: what a release knows of time. A week belongs to the month of its Thursday, as in ISO 8601."""

import re
from datetime import date

_THURSDAY = 4
_LAST = 12
_TO_MONTH = len("2026-11")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{1,2})")


class BadWeek(Exception):
    """What should be an ISO 8601 week is none."""


def month_of(week: str) -> str:
    """Return the month of a week: 2026-11 of 2026-W48; raise BadWeek."""
    found = _WEEK.fullmatch(week)
    if found is None:
        raise BadWeek
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), _THURSDAY).isoformat()[:_TO_MONTH]
    except ValueError:
        raise BadWeek from None


def month_before(month: str) -> str:
    """Return the month before one such as 2026-11."""
    year, number = map(int, month.split("-"))
    return f"{year:04}-{number - 1:02}" if number > 1 else f"{year - 1:04}-{_LAST:02}"


def month_after(month: str) -> str:
    """Return the month after one such as 2026-11."""
    year, number = map(int, month.split("-"))
    return f"{year:04}-{number + 1:02}" if number < _LAST else f"{year + 1:04}-01"


def months_between(first: str, after: str) -> list[str]:
    """Return the months from `first` to the one before `after`."""
    months = list[str]()
    while after > first:
        after = month_before(after)
        months.append(after)
    return months[::-1]


def current_month(day: date) -> str:
    """Return the month whose concerns are not released yet."""
    return month_of(f"{day.isocalendar().year}-W{day.isocalendar().week:02}")
