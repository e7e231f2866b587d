"""All that is answered beside the dialogue: 知道我什么, notices of a channel, concerns, receipts, consent."""

from bot.conversation.about_me import AboutMe
from bot.conversation.closed_desk import ClosedDesk
from bot.conversation.misses import Misses
from bot.conversation.notices import Notices
from bot.conversation.private import PrivateTalk
from bot.conversation.turn import Reply, Turn


class BesideTheDialogue:
    """Ask the parts in turn whether a message is theirs."""

    def __init__(
        self,
        about_me: AboutMe,
        misses: Misses,
        notices: Notices,
        talk: PrivateTalk,
        closed_desk: ClosedDesk,
    ) -> None:
        """Ask `about_me` and `notices` first: they must work in the middle of a form too."""
        self._about_me = about_me
        self._misses = misses
        self._notices = notices
        self._talk = talk
        self._closed_desk = closed_desk

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it belongs here; say whether it did."""
        return (
            await self._about_me.take(turn)
            or await self._misses.take(turn)
            or await self._notices.take(turn)
            or await self._talk.take(turn)
        )

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
