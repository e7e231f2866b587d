"""What is answered beside the dialogue: what is held, consent, marks, notices, codes, concerns, receipts."""

from typing import Protocol

from bot.conversation.about_me import AboutMe
from bot.conversation.closed_desk import ClosedDesk
from bot.conversation.misses import Misses
from bot.conversation.private import PrivateTalk
from bot.conversation.turn import Reply, Turn


class Part(Protocol):
    """Marks on answers, notices of a channel, codes: whatever answers some messages by itself."""

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it belongs here; say whether it did."""


class BesideTheDialogue:
    """Ask the parts in turn whether a message is theirs."""

    def __init__(
        self,
        about_me: AboutMe,
        misses: Misses,
        others: tuple[Part, ...],
        talk: PrivateTalk,
        closed_desk: ClosedDesk,
    ) -> None:
        """Ask `talk` last: `about_me` and the `others` must work in the middle of a form too."""
        self._about_me = about_me
        self._misses = misses
        self._others = others
        self._talk = talk
        self._closed_desk = closed_desk

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it belongs here; say whether it did."""
        parts: tuple[Part, ...] = (self._about_me, self._misses, *self._others, self._talk)
        for part in parts:
            if await part.take(turn):
                return True
        return False

    async def take_while_closed(self, turn: Turn) -> bool:
        """Answer what a person must be able to do though all is closed; say whether it was that."""
        return await self._about_me.take(turn) or await self._closed_desk.take(turn)

    async def left(self, turn: Turn) -> list[Reply]:
        """Return what is to be said of something that was begun before all was closed."""
        return await self._closed_desk.left(turn)

    async def open(self, turn: Turn) -> None:
        """Begin what the dialogue decided to begin."""
        await self._talk.open(turn)

    async def mind(self, turn: Turn) -> None:
        """See a turn that the dialogue has answered, or could not."""
        await self._misses.mind(turn)
