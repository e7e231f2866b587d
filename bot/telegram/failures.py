"""What a failed call to Telegram means: try again, nobody knows whether it worked, or never."""

from enum import Enum, auto

import httpx
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

# With these nothing, or only a part of the request, had left us: Telegram cannot have done it.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.WriteError)


class Verdict(Enum):
    """What to do about a failed call."""

    AGAIN = auto()
    UNSURE = auto()  # the connection broke after the request had gone out: it may have been done
    NEVER = auto()


def verdict(error: TelegramError) -> Verdict:
    """Return what to do: 429 and 5xx say that a call was not done, a broken connection says nothing."""
    if isinstance(error, RetryAfter):
        return Verdict.AGAIN
    if type(error) is TelegramError:
        return Verdict.UNSURE  # "Invalid server response": it answered, but nobody can read what
    if isinstance(error, BadRequest) or not isinstance(error, NetworkError):
        return Verdict.NEVER
    cause = error.__cause__
    if isinstance(cause, httpx.HTTPError) and not isinstance(cause, _NOT_SENT):
        return Verdict.UNSURE
    return Verdict.AGAIN
