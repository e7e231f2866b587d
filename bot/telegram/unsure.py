"""Messages of which nobody knows whether they came: kept in memory for a while, to be shown on a tap."""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

from bot.telegram.outgoing import Outgoing

SECONDS_KEPT = 600
MOST_KEPT = 500


class Unsure:
    """Keep such messages under tokens that nobody can guess; whose they are is not kept."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Let them go by `clock`, in seconds."""
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, Outgoing]] = OrderedDict()

    def keep(self, message: Outgoing) -> str:
        """Keep a message; return its token."""
        self._let_go()
        token = secrets.token_hex(8)
        self._kept[token] = (self._clock(), message)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return token

    def get(self, token: str) -> Outgoing | None:
        """Return the message, or None when it is gone."""
        self._let_go()
        return self._kept[token][1] if token in self._kept else None

    def _let_go(self) -> None:
        while self._kept and next(iter(self._kept.values()))[0] < self._clock() - SECONDS_KEPT:
            self._kept.popitem(last=False)
