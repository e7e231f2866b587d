"""The form: a concern is written, redacted at once, looked at, coded and confirmed, step by step.

Every message of a person who is in the form comes here; what is returned is which answers to say, with what
in their gaps. Nothing is stored before `_submit`, and raw text never leaves the turn that brought it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from bot.concerns import shown
from bot.concerns.codes import QUESTIONS
from bot.concerns.draft import Draft, Stage
from bot.concerns.masking import mark_of, mask_piece, masked
from bot.concerns.said import Said
from bot.concerns.store import ConcernStore
from bot.concerns.wording import SHARES, SUBMITS, command_of
from bot.redact.span import Span

# What can be tapped in each stage.
_COMMANDS = {
    Stage.WRITING: {
        "concern_preview",
        "concern_more",
        "concern_cancelled",
        "concern_cancel_sure",
        "concern_rewrite",
    },
    Stage.PREVIEW: {
        "concern_mask",
        "concern_next",
        "concern_rewrite",
        "concern_more",
        "concern_preview",
        "concern_cancelled",
    },
    Stage.QUESTIONS: {
        "concern_choose",
        "concern_skip",
        "concern_skip_all",
        "concern_back",
        "concern_cancelled",
    },
    Stage.CONFIRM: {*SUBMITS, "concern_back", "concern_cancelled"},
}
LONGEST_PART, LONGEST_CONCERN = 2000, 5000  # characters
type Step = Callable[[Draft, str, str], Awaitable[list[Said]]]


class Finder(Protocol):
    """Finds identifiers."""

    def find(self, text: str) -> list[Span]:
        """Return the spans to mask."""


class ConcernForm:
    """Take a person through the form; the draft is changed in place, `draft.stage` says what comes next."""

    def __init__(self, redactor: Finder, store: ConcernStore) -> None:
        """Redact with `redactor`, submit to `store`."""
        self._redactor = redactor
        self._store = store
        self._steps: dict[Stage, Step] = {
            Stage.WRITING: self._write,
            Stage.PREVIEW: self._look,
            Stage.QUESTIONS: self._code,
            Stage.CONFIRM: self._confirm,
        }

    def has(self, stage: Stage) -> bool:
        """Say whether a stage belongs to this form."""
        return stage in self._steps

    async def take(self, draft: Draft, text: str) -> list[Said]:
        """Return what to say to a message, a tap on a button included."""
        command, _, argument = command_of(text, draft.stage, draft.question).partition(" ")
        if text.startswith("/") and command not in _COMMANDS[draft.stage]:
            return self._again(draft)
        if command == "concern_cancelled":
            draft.stage = Stage.DONE
            return [Said("concern_cancelled")]
        return await self._steps[draft.stage](draft, command, argument or text)

    def _again(self, draft: Draft) -> list[Said]:
        """Return where the person is: a button of an earlier step was tapped."""
        if draft.stage is Stage.WRITING:
            return [Said("concern_more")]
        if draft.stage is Stage.PREVIEW:
            return self._preview(draft)
        return [shown.question(draft) if draft.stage is Stage.QUESTIONS else shown.summary(draft)]

    async def redacted(self, text: str) -> str:
        """Return `text` masked; the work is done beside the event loop."""
        return masked(text, await asyncio.to_thread(self._redactor.find, text))

    async def _write(self, draft: Draft, command: str, text: str) -> list[Said]:
        if command == "concern_preview":
            return self._preview(draft) if draft.texts else [Said("concern_nothing_yet")]
        if command in ("concern_more", "concern_cancel_sure"):
            return [Said(command)]
        if command == "concern_rewrite":
            draft.texts = []
            return [Said(command)]
        return await self.add(draft, text)

    async def add(self, draft: Draft, text: str) -> list[Said]:
        """Add a message to the concern, masked."""
        if len(text) > LONGEST_PART or len(draft.text()) + len(text) > LONGEST_CONCERN:
            return [Said("concern_too_long", {"written": str(len(draft.text()))})]
        draft.texts.append(await self.redacted(text))
        return [Said("concern_added", {"text": draft.texts[-1]})]

    async def _look(self, draft: Draft, command: str, argument: str) -> list[Said]:
        if command == "concern_mask":
            place, _, mark = argument.partition(" ")
            if place.isdecimal() and mark in ("", mark_of(draft.text())):  # else the words have moved since
                draft.texts = [mask_piece(draft.text(), int(place))]
            return self._preview(draft)
        if command == "concern_next":
            draft.stage, draft.question = Stage.QUESTIONS, 0
            return [shown.question(draft)]
        draft.stage = Stage.WRITING
        return await self._write(draft, command, argument)

    async def _code(self, draft: Draft, command: str, argument: str) -> list[Said]:
        question = QUESTIONS[draft.question]
        if command == "concern_back":
            return self._preview(draft)
        if command == "concern_choose" and argument in set(question.choices):
            draft.codes[question.code] = argument
        elif command == "concern_skip_all":
            draft.question = len(QUESTIONS)
        elif command != "concern_skip":
            return [Said("concern_choose_one"), shown.question(draft)]
        draft.question += 1
        if draft.question < len(QUESTIONS):
            return [shown.question(draft)]
        draft.stage = Stage.CONFIRM
        return [shown.summary(draft)]

    async def _confirm(self, draft: Draft, command: str, _argument: str) -> list[Said]:
        if command in SUBMITS:
            return await self._submit(draft, share=command == SHARES)
        if command == "concern_back":
            return self._preview(draft)
        return [Said("concern_choose_one"), shown.summary(draft)]

    async def _submit(self, draft: Draft, *, share: bool) -> list[Said]:
        try:
            number, seed = await asyncio.to_thread(self._store.submit, draft.text(), draft.codes, share=share)
        except SQLAlchemyError:
            return [Said("concern_not_saved")]
        draft.stage, draft.texts, draft.codes = Stage.SUBMITTED, [], {}
        draft.receipt, draft.seed, draft.shared = number, seed.hex(), share
        return shown.submitted(draft)

    def _preview(self, draft: Draft) -> list[Said]:
        draft.stage = Stage.PREVIEW
        return shown.preview(draft)
