"""The dates: checked on a day that was, to be reviewed on one that comes."""

from datetime import timedelta

from bot.channels.model import Channel
from bot.checking.case import Case
from bot.content.checks import Problem

LONGEST = timedelta(days=2 * 365)  # unchecked


def dates(case: Case) -> list[Problem]:
    """Find dates that cannot be meant."""
    answer, today = case.answer, case.today
    if not answer:
        return _of_a_card(case)
    found = {
        ("checked_on", "checked_in_future"): answer.checked_on > today,
        ("review_by", "review_is_past"): answer.review_by <= today,
        ("review_by", "review_too_far"): answer.review_by > today + LONGEST,
        ("expires_on", "expires_is_past"): answer.expires_on is not None and answer.expires_on <= today,
    }
    return [Problem(field, code) for (field, code), is_there in found.items() if is_there]


def _of_a_card(case: Case) -> list[Problem]:
    verified = case.entry.verified_on if isinstance(case.entry, Channel) else None
    return [Problem("verified_on", "checked_in_future")] if verified and verified > case.today else []
