"""The private part of a talk: giving a concern and coming back with a receipt.

While somebody is in it, their messages go here and not to the dialogue: what they write is redacted in
memory, the masked text waits encrypted in Redis, and nothing else of it is kept before they confirm.
"""

from typing import NamedTuple, Protocol

from bot.concerns.desk import ReceiptDesk
from bot.concerns.draft import Draft, Stage
from bot.concerns.form import ConcernForm
from bot.concerns.receipt import is_attempt, is_receipt
from bot.concerns.said import Said
from bot.concerns.wording import SUBMITS, command_of, is_command
from bot.content.live import LiveContent
from bot.conversation.gates import Limiter
from bot.conversation.listening import ANSWERED, Listening
from bot.conversation.said import reply_of
from bot.conversation.turn import Turn
from bot.ephemeral.drafts import Drafts

OPENS = {"give_concern": Stage.WRITING, "receipt_check": Stage.ASKED_FOR_RECEIPT}
_WAITING = (Stage.ASKED_FOR_RECEIPT, Stage.SUBMITTED, Stage.OPENED)  # for a receipt or a tap, not for text
_PARTS = ("/concern_", "/receipt_")
_TOO_LATE = frozenset(
    {"写完了", "提交", "提交，也给研究用", "不写了", "重新写", "下一步"}
)  # said of a draft that is gone
_OUTSIDE = frozenset(f"/{key}" for key in OPENS)
_BETWEEN = frozenset(
    f"/{key}" for key in (ANSWERED | {"greet"}) - OPENS.keys()
)  # answered, and the form goes on
_WHERE_WAS_I = "/concern_here"


class Limits(NamedTuple):
    """How often receipts may be tried and concerns submitted."""

    receipts: Limiter
    submissions: Limiter


class Part(Protocol):
    """The form or the desk."""

    def has(self, stage: Stage) -> bool:
        """Say whether a stage belongs to this part."""

    async def take(self, draft: Draft, text: str) -> list[Said]:
        """Return what to say."""

    async def add(self, draft: Draft, text: str) -> list[Said]:
        """Take a message as part of what is written, whatever command it looks like."""


class PrivateTalk:
    """Answer what belongs to the private part."""

    def __init__(
        self,
        content: LiveContent,
        drafts: Drafts,
        parts: tuple[ConcernForm, ReceiptDesk],
        limits: Limits,
        listening: Listening,
    ) -> None:
        """Take the parts that the composition root chose."""
        self._content = content
        self._drafts = drafts
        self._parts: tuple[Part, ...] = parts
        self._limits = limits
        self._listening = listening

    async def open(self, turn: Turn) -> None:
        """Begin what the dialogue decided to begin: a form or the question for a receipt."""
        for pick in turn.picks:
            if pick.key in OPENS:
                draft = await self._drafts.get(turn.pseudonym)
                if not (draft and draft.texts):  # a new beginning must not lose what was written
                    await self._drafts.put(turn.pseudonym, Draft(stage=OPENS[pick.key]))

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it belongs here; say whether it did."""
        draft = await self._drafts.get(turn.pseudonym)
        begins_anew = turn.text in _OUTSIDE and not (draft and draft.texts)
        if begins_anew or (draft is None and not self._comes_late_or_back(turn.text)):
            return False  # most messages: nothing is locked for them
        async with self._drafts.turn(turn.pseudonym):
            draft = await self._draft_for(turn)
            if draft is None:
                return False
            turn.replies = [reply_of(self._content, said) for said in await self._say(draft, turn)]
            if draft.stage is Stage.DONE:
                await self._drafts.drop(turn.pseudonym)
            else:
                await self._drafts.put(turn.pseudonym, draft)
        return True

    @staticmethod
    def _comes_late_or_back(text: str) -> bool:
        """Say whether a message belongs here without a draft: a late tap, or a receipt."""
        return text.startswith(_PARTS) or text in _TOO_LATE or is_receipt(text)

    async def _draft_for(self, turn: Turn) -> Draft | None:
        draft = await self._drafts.get(turn.pseudonym)
        if draft is None:
            return Draft(stage=Stage.ASKED_FOR_RECEIPT if is_receipt(turn.text) else Stage.DONE)
        if draft.stage in _WAITING and self._leaves(draft, turn.text):
            await self._drafts.drop(turn.pseudonym)
            return None
        return draft

    @staticmethod
    def _leaves(draft: Draft, text: str) -> bool:
        """Say whether a message is about something else: neither a command nor meant to be a receipt."""
        if text.startswith("/"):
            return not text.startswith(_PARTS)  # a button of another answer
        return not is_command(text, draft.stage) and not is_attempt(text)

    async def _say(self, draft: Draft, turn: Turn) -> list[Said]:
        if draft.stage is Stage.DONE:
            return [Said("concern_expired")]
        if refused := await self._refused(draft, turn):
            return [Said(refused)]
        if turn.text in _OUTSIDE:
            return [Said("concern_unfinished")]
        part = next(part for part in self._parts if part.has(draft.stage))
        if turn.text in _BETWEEN:
            return [Said(turn.text[1:]), *await part.take(draft, _WHERE_WAS_I)]
        return await self._listen(part, draft, turn.text)

    async def _listen(self, part: Part, draft: Draft, text: str) -> list[Said]:
        heard = await self._listening.to(text) if self._is_free_text(draft, text) else None
        if heard is None:
            return await part.take(draft, text)
        reminded = heard.key in draft.told
        draft.told.append(heard.key)
        if not heard.is_kept:
            return [Said(heard.key), Said("concern_more")]
        kept = await part.add(draft, text)
        return kept if reminded else [Said(heard.key), *kept]

    async def _refused(self, draft: Draft, turn: Turn) -> str:
        """Return what to say to one try too many, or nothing; the draft stays."""
        if draft.stage is Stage.ASKED_FOR_RECEIPT and not await self._limits.receipts.allows(turn.pseudonym):
            return "receipt_too_often"
        submits = draft.stage is Stage.CONFIRM and command_of(turn.text, draft.stage) in SUBMITS
        if submits and not await self._limits.submissions.allows(turn.pseudonym):
            return "concern_too_many"
        return ""

    @staticmethod
    def _is_free_text(draft: Draft, text: str) -> bool:
        return draft.stage in (Stage.WRITING, Stage.FOLLOWING_UP) and not is_command(text, draft.stage)
