"""The door of the path: every channel brings its messages here, and not more at once than can be answered."""

from collections.abc import Callable

from bot.conversation.counts import SECONDS, TURNS
from bot.conversation.path import MessagePath
from bot.conversation.turn import Turn


class Door:
    """Let turns in, turn those away that find no place, count how they end."""

    def __init__(self, path: MessagePath, at_once: int, saw: Callable[[Turn], None]) -> None:
        """Let `at_once` turns at once onto `path`; tell `saw` of each that has ended."""
        self._path = path
        self._free = at_once
        self._saw = saw

    async def take(self, turn: Turn) -> Turn:
        """Return the turn with something to say."""
        with SECONDS.time():
            turn = await self._let_in(turn) if self._free > 0 else await self._path.turn_away(turn)
        TURNS.labels(turn.channel, turn.outcome.value).inc()
        self._saw(turn)
        return turn

    async def _let_in(self, turn: Turn) -> Turn:
        self._free -= 1
        try:
            return await self._path.take(turn)
        finally:
            self._free += 1
