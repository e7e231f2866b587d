"""Consent: a question that was not answered is kept when its writer has seen it and said yes, twice.

The first tap shows the sentence as it would be kept, the second keeps it. A button carries the mark of its
sentence, so that a late tap agrees to nothing else; the next message ends the offer.
"""

import asyncio
from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from bot.concerns.keys import BadKeyFile
from bot.concerns.said import Said
from bot.content.live import LiveContent
from bot.conversation.gates import Limiter
from bot.conversation.said import reply_of
from bot.conversation.turn import Button, Reply, Turn
from bot.ephemeral.waiting import Asked, Waiting
from bot.local_time import today
from bot.misses.store import MissStore

ASK, YES, NO = "improve_ask", "improve_yes", "improve_no"
_GONE, _NOT_KEPT = "improve_gone", "improve_not_kept"


class Consent:
    """Offer, show, keep."""

    def __init__(self, content: LiveContent, waiting: Waiting, store: MissStore, limit: Limiter) -> None:
        """Keep in `store` as often as `limit` allows; meanwhile the sentence is in `waiting`."""
        self._content = content
        self._waiting = waiting
        self._store = store
        self._limit = limit

    async def offer(self, turn: Turn, asked: Asked) -> None:
        """Put a button below the last reply, unless staff have withdrawn its answer."""
        answer = self._content.answer(ASK)
        if answer is None or answer.is_expired(today()) or not turn.replies:
            return
        await self._waiting.put(turn.pseudonym, asked)
        last = turn.replies[-1]
        turn.replies[-1] = replace(last, buttons=(*last.buttons, self._button(ASK, asked.mark)))

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it is one of the taps; say whether it was. Any other message ends the offer."""
        command, _, mark = turn.text.removeprefix("/").partition(" ")
        if turn.text[:1] != "/" or command not in (ASK, YES, NO):
            await self._waiting.drop(turn.pseudonym)
            return False
        try:
            asked = await self._waiting.get(turn.pseudonym)
        except BadKeyFile:
            asked = None
        fits = asked is not None and asked.mark == mark
        turn.replies = [await self._answer(turn, command, asked) if asked and fits else self._say(_GONE)]
        return True

    async def _answer(self, turn: Turn, command: str, asked: Asked) -> Reply:
        if command == ASK:
            return self._shown(asked)
        if command == YES and not await self._is_kept(turn, asked):
            return self._say(_NOT_KEPT)
        await self._waiting.drop(turn.pseudonym)
        return self._say(command)

    def _shown(self, asked: Asked) -> Reply:
        buttons = (self._button(YES, asked.mark), self._button(NO, asked.mark))
        return replace(reply_of(self._content, Said(ASK, {"text": asked.text})), buttons=buttons)

    async def _is_kept(self, turn: Turn, asked: Asked) -> bool:
        if not await self._limit.allows(turn.pseudonym):
            return False
        try:
            await asyncio.to_thread(self._store.consent, asked.text, asked.reason)
        except (SQLAlchemyError, BadKeyFile):
            return False
        return True

    def _say(self, key: str) -> Reply:
        return reply_of(self._content, Said(key))

    def _button(self, key: str, mark: str) -> Button:
        answer = self._content.answer(key)
        return Button(answer.title if answer else key, f"/{key} {mark}")
