"""Up to which month a release speaks."""

from bot.research.making.work import Work
from bot.research.months import month_after


def after(work: Work, last: str) -> str:
    """Return the first month of which a release says nothing, given the `last` of which anything was read.

    Where concerns still come that is the current month, whether or not a concern came before it: else two
    releases would tell that one did. A file ends where it ends, whatever the day.
    """
    return work.parts.current_month if work.source.is_growing else month_after(last)
