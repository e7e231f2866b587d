"""How a turn ended, for the sums: answered, missed and why, or nothing that may be counted."""

from enum import StrEnum
from typing import NamedTuple

from bot.conversation.forms import is_of_a_form
from bot.conversation.replies import VOTES
from bot.conversation.turn import Outcome, Turn


class End(StrEnum):
    """Ways in which a turn ends."""

    ANSWERED = "answered"  # with what rests on a source
    CANDIDATES = "candidates"  # topics to choose from; the reason is the line that offers them
    MISSED = "missed"  # nothing was found; the reason is not_recorded, unclear, out_of_scope ...
    TALK = "talk"  # no question of the subject: a greeting, thanks, what do you know about me
    REFUSED = "refused"  # empty, too long, symbols only
    BUSY = "busy"  # too fast, no place, Rasa or Redis down
    CLOSED = "closed"  # staff have closed the service or the channel


class Ending(NamedTuple):
    """How a turn ended, and why, where there is a reason."""

    end: End
    reason: str = ""


# The notes that an answer does not say who, how long, why (bot/conversation/leaning.py).
_NOTES = ("ask_who", "ask_how_long", "ask_how", "ask_why", "ask_example", "ask_when")
_MISSES = {
    **{key: key for key in ("not_recorded", "out_of_scope", "updating", "unclear", "none_of_these")},
    **dict.fromkeys(_NOTES, "not_recorded"),
}


def ending_of(turn: Turn) -> Ending | None:
    """Return how a turn ended; None for what is never counted: a step of a form, a mark on an answer."""
    keys = [reply.answer.key for reply in turn.replies if reply.answer]
    if any(is_of_a_form(key) or key in VOTES.values() for key in keys):
        return None
    if turn.outcome in (Outcome.BUSY, Outcome.REFUSED, Outcome.CLOSED):
        return Ending(End(turn.outcome), turn.reason)
    wordless = len(keys) < len(turn.replies)  # candidates, or a part of the last answer
    if turn.outcome is Outcome.CANDIDATES and wordless:
        return Ending(End.CANDIDATES, next(pick.key for pick in turn.picks if pick.candidates))
    if wordless or any(reply.answer and reply.answer.source for reply in turn.replies):
        return Ending(End.ANSWERED)
    return _unanswered(turn, keys)


def _unanswered(turn: Turn, keys: list[str]) -> Ending:
    missed = [_MISSES[key] for key in keys if key in _MISSES]
    if not missed:
        return Ending(End.TALK)
    said_it = any(pick.key == "none_of_these" for pick in turn.picks)
    return Ending(End.MISSED, "unclear" if missed[0] == "none_of_these" and not said_it else missed[0])
