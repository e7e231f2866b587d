"""What is said while staff have closed the service or the channel, and what goes on all the same."""

from typing import Protocol

from bot.concerns.said import Said
from bot.content.live import LiveContent
from bot.conversation.said import reply_of
from bot.conversation.turn import Outcome, Reply, Turn
from bot.switches.live import LiveSwitches


class Private(Protocol):
    """Answers what a person must be able to do though all is closed."""

    async def take_while_closed(self, turn: Turn) -> bool:
        """Answer the turn if it is that; say whether it did."""

    async def left(self, turn: Turn) -> list[Reply]:
        """Return what is to be said of something that was begun before."""


class Closing:
    """Obey the switches."""

    def __init__(self, content: LiveContent, switches: LiveSwitches, private: Private) -> None:
        """Say it with `content`; `private` goes on in part."""
        self._content = content
        self._switches = switches
        self._private = private

    async def take(self, turn: Turn) -> bool:
        """Answer the turn while the service or its channel is closed; say whether it is answered."""
        if not self._switches.closed(turn.channel):
            return False
        if turn.text and await self._private.take_while_closed(turn):
            return True
        left = await self._private.left(turn)
        return self.say(turn, *left)

    def say(self, turn: Turn, *more: Reply) -> bool:
        """Answer with the notice, and `more`, if the service or the channel is closed; say whether it is."""
        closed = self._switches.closed(turn.channel)
        if closed:
            turn.outcome, turn.reason = Outcome.CLOSED, closed.key
            turn.replies = [reply_of(self._content, Said(closed.key, {"notice": closed.notice})), *more]
        return closed is not None
