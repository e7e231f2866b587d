"""What is answered beside the dialogue: what is held, consent, marks, notices, codes, forms, receipts."""

from typing import NamedTuple, Protocol

from bot.conversation.about_me import AboutMe
from bot.conversation.closed_desk import ClosedDesk
from bot.conversation.misses import Misses
from bot.conversation.private import PrivateTalk
from bot.conversation.questionnaire import Questionnaire
from bot.conversation.turn import Reply, Turn


class Part(Protocol):
    """Marks on answers, notices of a channel, codes: whatever answers some messages by itself."""

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it belongs here; say whether it did."""


class Forms(NamedTuple):
    """What takes several turns, and what goes on of it while all is closed."""

    questionnaire: Questionnaire
    talk: PrivateTalk
    closed_desk: ClosedDesk


class BesideTheDialogue:
    """Ask the parts in turn whether a message is theirs."""

    def __init__(
        self,
        about_me: AboutMe,
        misses: Misses,
        others: tuple[Part, ...],
        forms: Forms,
    ) -> None:
        """Ask `about_me` and the `others` first, which must work in the middle of a form too.

        An open questionnaire goes before the talk; a new one is begun only where nobody is writing a concern.
        """
        self._about_me = about_me
        self._misses = misses
        self._others = others
        self._questionnaire, self._talk, self._closed_desk = forms

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it belongs here; say whether it did."""
        parts: list[Part] = [self._about_me, self._misses, *self._others, self._questionnaire, self._talk]
        for part in parts:
            if await part.take(turn):
                return True
        return await self._questionnaire.begin(turn)

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
        await self._questionnaire.mind(turn)
