"""Time as concerns know it: weeks. The day and the hour are never stored."""

from datetime import date, timedelta

DAYS_KEPT = 90
_DAYS_A_WEEK = 7


def week_of(day: date) -> str:
    """Return the ISO 8601 week of a day, such as 2026-W48."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def first_day_after(week: str) -> date:
    """Return the Monday after a week."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1) + timedelta(days=_DAYS_A_WEEK)


def end_of(week: str, days_kept: int = DAYS_KEPT) -> date:
    """Return the day on which the texts of a week's concern go: they are kept from the end of their week."""
    return first_day_after(week) + timedelta(days=days_kept)


def days_left(week: str, day: date, days_kept: int = DAYS_KEPT) -> int:
    """Return how many days the texts of a week's concern will still be kept; 0 from the day they go.

    In its own week these are up to a week more than `days_kept`.
    """
    return max(0, (end_of(week, days_kept) - day).days)
