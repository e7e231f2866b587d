"""All that is answered beside the dialogue: 知道我什么, marks on answers, notices, concerns, receipts."""

from bot.conversation.about_me import AboutMe
from bot.conversation.notices import Notices
from bot.conversation.private import PrivateTalk
from bot.conversation.turn import Turn
from bot.conversation.votes import Votes


class BesideTheDialogue:
    """Ask the parts in turn whether a message is theirs."""

    def __init__(self, about_me: AboutMe, votes: Votes, notices: Notices, talk: PrivateTalk) -> None:
        """Ask `talk` last: the others must work in the middle of a form too."""
        self._about_me = about_me
        self._votes = votes
        self._notices = notices
        self._talk = talk

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it belongs here; say whether it did."""
        return (
            await self._about_me.take(turn)
            or await self._votes.take(turn)
            or await self._notices.take(turn)
            or await self._talk.take(turn)
        )

    async def open(self, turn: Turn) -> None:
        """Begin what the dialogue decided to begin."""
        await self._talk.open(turn)
