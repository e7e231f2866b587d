"""Where an entry stands, as staff see it in the list."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from bot.answers.model import Answer
from bot.content.drafts import Draft, State
from bot.content.entry import Entry

DAYS_AHEAD = 30


class Standing(StrEnum):
    """What can be said of an entry; several at once."""

    LIVE = "live"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ENDING = "ending"  # it expires soon, or its review is due soon or overdue
    DRAFT = "draft"
    SUBMITTED = "submitted"
    SCHEDULED = "scheduled"


_OF_DRAFTS = {
    State.DRAFT: Standing.DRAFT,
    State.SUBMITTED: Standing.SUBMITTED,
    State.SCHEDULED: Standing.SCHEDULED,
}


def standings(entry: Entry | None, draft: Draft | None, *, withdrawn: bool, today: date) -> list[Standing]:
    """Return where an entry stands; `entry` is None when only a draft exists."""
    return list(_standings(entry, draft, withdrawn, today))


def _standings(entry: Entry | None, draft: Draft | None, withdrawn: bool, today: date) -> Iterator[Standing]:
    is_expired = isinstance(entry, Answer) and entry.is_expired(today)
    if withdrawn:
        yield Standing.WITHDRAWN
    elif is_expired:
        yield Standing.EXPIRED
    elif entry:
        yield Standing.LIVE
    if isinstance(entry, Answer) and not is_expired and ends_by(entry) <= today + timedelta(DAYS_AHEAD):
        yield Standing.ENDING
    if draft:
        yield _OF_DRAFTS[draft.state]


def ends_by(answer: Answer) -> date:
    """Return the day by which somebody has to see to an answer."""
    return min(answer.review_by, answer.expires_on or date.max)
