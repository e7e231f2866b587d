"""What is checked before anything is switched: the reason for staff, the notice for people."""

from bot.audit.record import REASON
from bot.conversation.hidden import has_words, strip_hidden
from bot.redact.span import Kind, Recogniser
from bot.switches.refusals import NoticeIdentifies, NoticeMissing, NoticeTooLong, ReasonMissing, ReasonTooLong
from bot.switches.table import NOTICE

_POINT_TO_NOBODY = frozenset({Kind.DATE_EXACT})  # the day on which the service opens again


def checked_reason(reason: str) -> str:
    """Return the reason without blanks around it; raise ReasonMissing, ReasonTooLong."""
    reason = reason.strip()
    if not has_words(reason):
        raise ReasonMissing
    if len(reason) > REASON:
        raise ReasonTooLong
    return reason


def seen(notice: str) -> str:
    """Return a notice as people see it: one line, without what cannot be seen."""
    return strip_hidden(notice)


def checked_notice(notice: str, find: Recogniser) -> str:
    """Return the notice as people see it; raise NoticeMissing, NoticeTooLong, NoticeIdentifies."""
    notice = seen(notice)
    if not has_words(notice):
        raise NoticeMissing
    if len(notice) > NOTICE:
        raise NoticeTooLong
    if spans := tuple(span for span in find(notice) if span.kind not in _POINT_TO_NOBODY):
        raise NoticeIdentifies(spans)
    return notice
