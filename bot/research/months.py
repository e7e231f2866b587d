"""Months: what a release knows of time. A week belongs to the month of its Thursday, as in ISO 8601."""

from datetime import date

_THURSDAY = 4


class BadWeek(Exception):
    """What should be an ISO 8601 week is none."""


def month_of(week: str) -> str:
    """Return the month of a week: 2026-11 of 2026-W48; raise BadWeek."""
    try:
        year, number = week.split("-W")
        return f"{date.fromisocalendar(int(year), int(number), _THURSDAY):%Y-%m}"
    except ValueError:
        raise BadWeek from None


def current_month(day: date) -> str:
    """Return the month whose concerns are not released yet."""
    return month_of(f"{day.isocalendar().year}-W{day.isocalendar().week:02}")
