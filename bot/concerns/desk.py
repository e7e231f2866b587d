"""Coming back: a receipt opens its concern; its holder reads, adds, withdraws."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

from bot.concerns import shown
from bot.concerns.draft import Draft, Stage
from bot.concerns.form import LONGEST_PART
from bot.concerns.receipt import NoReceipt, parse
from bot.concerns.said import Said
from bot.concerns.store import ConcernStore, Gone
from bot.concerns.wording import SUBMITS, command_of

_LEAVES = {
    "concern_cancelled": "receipt_close",
    "receipt_close": "receipt_close",
    "concern_unchecked": "concern_unchecked",
}
_MINDS = {"receipt_share": True, "receipt_unshare": False}
type Step = Callable[[Draft, str, str], Awaitable[list[Said]]]
type Redact = Callable[[str], Awaitable[str]]


class ReceiptDesk:
    """Take a person through what a receipt allows."""

    def __init__(self, store: ConcernStore, redact: Redact) -> None:
        """Open concerns in `store`; mask what is added with `redact`."""
        self._store = store
        self._redact = redact
        self._steps: dict[Stage, Step] = {
            Stage.ASKED_FOR_RECEIPT: self._open,
            Stage.SUBMITTED: self._ask_back,
            Stage.OPENED: self._choose,
            Stage.FOLLOWING_UP: self._follow_up,
            Stage.WITHDRAWING: self._withdraw,
        }

    def has(self, stage: Stage) -> bool:
        """Say whether a stage belongs to this desk."""
        return stage in self._steps

    async def take(self, draft: Draft, text: str) -> list[Said]:
        """Return what to say to a message, a tap on a button included."""
        command = command_of(text, draft.stage)
        if command in _LEAVES:
            draft.stage = Stage.DONE
            return [Said(_LEAVES[command])]
        try:
            if command in _MINDS and draft.concern:
                return await self._change_mind(draft, command)
            return await self._steps[draft.stage](draft, command, text)
        except Gone:
            draft.stage = Stage.DONE
            return [Said("receipt_gone")]
        except SQLAlchemyError:
            return [Said("receipt_not_done")]

    async def _open(self, draft: Draft, _command: str, text: str) -> list[Said]:
        try:
            number = parse(text)
        except NoReceipt:
            return [Said("receipt_miscopied")]
        concern = await asyncio.to_thread(self._store.open, number)
        if concern is None:
            return [Said("receipt_unknown")]
        draft.stage, draft.concern, draft.shared = Stage.OPENED, concern.key.hex(), concern.share
        return [shown.opened(concern)]

    async def _ask_back(self, draft: Draft, command: str, text: str) -> list[Said]:
        """Compare what was copied with the receipt that was just shown."""
        if command in SUBMITS:  # a second tap, which changes nothing, or the first answer was lost
            return shown.submitted(draft)
        try:
            copied_right = parse(text) == draft.receipt
        except NoReceipt:
            copied_right = False
        if not copied_right:
            return [Said("concern_copied_wrong"), shown.receipt(draft)]
        draft.stage = Stage.DONE
        return [Said("concern_copied_right")]

    async def _choose(self, draft: Draft, command: str, _text: str) -> list[Said]:
        if command == "receipt_more":
            draft.stage = Stage.FOLLOWING_UP
            return [Said("receipt_more")]
        if command == "receipt_withdraw":
            draft.stage = Stage.WITHDRAWING
            return [Said("receipt_withdraw")]
        return [_choose(draft)]

    async def _follow_up(self, draft: Draft, command: str, text: str) -> list[Said]:
        if command == "receipt_send" and draft.texts:
            await asyncio.to_thread(self._store.follow_up, bytes.fromhex(draft.concern), draft.text())
            draft.stage, draft.texts = Stage.OPENED, []
            return [Said("receipt_sent", offers=shown.mind(draft.shared))]
        if command.startswith("receipt_") or text.startswith("/"):
            return [Said("receipt_more")]
        return await self.add(draft, text)

    async def add(self, draft: Draft, text: str) -> list[Said]:
        """Take a message as what the holder wants to add, masked."""
        if len(text) > LONGEST_PART:
            return [Said("concern_too_long", {"written": "0"})]
        draft.texts = [await self._redact(text)]
        return [shown.added(draft)]

    async def _change_mind(self, draft: Draft, command: str) -> list[Said]:
        """Note whether researchers may read the concern, and go on where the holder was."""
        share = _MINDS[command]
        await asyncio.to_thread(self._store.share, bytes.fromhex(draft.concern), share=share)
        draft.shared = share
        if draft.stage is Stage.FOLLOWING_UP:
            return [Said(command), shown.added(draft) if draft.texts else Said("receipt_more")]
        draft.stage = Stage.OPENED
        return [Said(command), _choose(draft)]

    async def _withdraw(self, draft: Draft, command: str, _text: str) -> list[Said]:
        if command != "receipt_withdraw_yes":
            return [Said("receipt_withdraw")]
        await asyncio.to_thread(self._store.withdraw, bytes.fromhex(draft.concern))
        draft.stage = Stage.DONE
        return [Said("receipt_withdrawn")]


def _choose(draft: Draft) -> Said:
    return Said("receipt_choose", offers=shown.mind(draft.shared))
