"""The weeks that a reader asks for."""

from datetime import date, timedelta

from bot.concerns.weeks import week_of


def last_weeks(day: date, count: int) -> list[str]:
    """Return `count` ISO weeks, oldest first, the last being the week of `day`, which has not ended."""
    return [week_of(day - timedelta(weeks=back)) for back in reversed(range(count))]
