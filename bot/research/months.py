"""Months: what a release knows of time. A week belongs to the month of its Thursday, as in ISO 8601."""

import re
from datetime import date

_THURSDAY = 4
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


def current_month(day: date) -> str:
    """Return the month whose concerns are not released yet."""
    return month_of(f"{day.isocalendar().year}-W{day.isocalendar().week:02}")
