"""What goes on while all is closed: a concern is looked at and withdrawn, a draft is dropped.

Nothing new is taken in, and the dialogue is not asked. What was being written stays as it is and where it is.
"""

from bot.concerns.draft import Draft, Stage
from bot.concerns.receipt import is_receipt
from bot.concerns.said import Said
from bot.concerns.wording import command_of, is_command
from bot.content.live import LiveContent
from bot.conversation.listening import LONGEST_QUESTION
from bot.conversation.private import PrivateTalk
from bot.conversation.replies import fixed_reply
from bot.conversation.said import reply_of
from bot.conversation.turn import Reply, Turn
from bot.ephemeral.drafts import Drafts

_WRITTEN = (Stage.WRITING, Stage.PREVIEW, Stage.QUESTIONS, Stage.CONFIRM, Stage.FOLLOWING_UP)
_ASKS, _RECEIPT = "receipt_check", "回执"
_TAKES_IN = "receipt_more"
_SECONDS_A_MINUTE = 60


class ClosedDesk:
    """Answer holders of receipts, and drop a draft that its writer does not want to keep."""

    def __init__(self, content: LiveContent, drafts: Drafts, talk: PrivateTalk) -> None:
        """Let `talk` do what goes on."""
        self._content = content
        self._drafts = drafts
        self._talk = talk

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it may go on; say whether it did."""
        draft = await self._drafts.get(turn.pseudonym)
        if draft and draft.stage in _WRITTEN:
            if _drops(draft, turn.text):
                return await self._talk.take(turn)
            return not draft.texts and await self._open(turn)  # another draft would be in the place of this
        if draft and command_of(turn.text, draft.stage) == _TAKES_IN:
            return False
        return await self._talk.take(turn) or await self._open(turn)

    async def left(self, turn: Turn) -> list[Reply]:
        """Return what is said of a draft that waits: it is there, and for how long."""
        draft = await self._drafts.get(turn.pseudonym)
        if draft is None or not draft.texts:
            return []
        seconds = await self._drafts.seconds_left(turn.pseudonym)
        minutes = str(max(1, seconds // _SECONDS_A_MINUTE))
        return [reply_of(self._content, Said("concern_waits", {"minutes": minutes}))]

    async def _open(self, turn: Turn) -> bool:
        """Open the desk for who asks for it or holds a receipt; say whether it was opened."""
        asks = turn.text == f"/{_ASKS}" or (_RECEIPT in turn.text and len(turn.text) <= LONGEST_QUESTION)
        if not asks and not is_receipt(turn.text):
            return False
        await self._drafts.put(turn.pseudonym, Draft(stage=Stage.ASKED_FOR_RECEIPT))
        if not asks:
            return await self._talk.take(turn)
        turn.replies = [fixed_reply(self._content, _ASKS)]
        return True


def _drops(draft: Draft, text: str) -> bool:
    return is_command(text, draft.stage) and command_of(text, draft.stage) == "concern_cancelled"
