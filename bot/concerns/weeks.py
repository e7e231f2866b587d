"""Time as concerns know it: weeks. The day and the hour are never stored."""

from datetime import UTC, date, datetime, timedelta

DAYS_KEPT = 90
_DAYS_A_WEEK = 7


def today() -> date:
    """Return the day of now."""
    return datetime.now(UTC).astimezone().date()


def week_of(day: date) -> str:
    """Return the ISO 8601 week of a day, such as 2026-W48."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def first_day_after(week: str) -> date:
    """Return the Monday after a week."""
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1) + timedelta(days=_DAYS_A_WEEK)


def days_left(week: str, day: date, days_kept: int = DAYS_KEPT) -> int:
    """Return how many days the texts of a week's concern will still be kept; 0 from the day they go."""
    return max(0, (first_day_after(week) + timedelta(days=days_kept) - day).days)
