"""What the dialogue could not answer: counted without its words, offered to its writer to be kept.

Not what a button said, nor what may be despair, a report, a concern or a receipt. What names somebody is not
counted; what is short is no question, and what is long tells a story that gives its writer away.
"""

import asyncio
from contextlib import suppress
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from bot.concerns.keys import BadKeyFile
from bot.concerns.masking import masked
from bot.concerns.meant import may_hold_receipt
from bot.conversation.consent import Consent
from bot.conversation.turn import PartUnavailable, Pick, Turn
from bot.ephemeral.sketches import Sketches
from bot.ephemeral.waiting import Asked
from bot.misses.likeness import ENOUGH
from bot.misses.reason import Reason
from bot.misses.store import MissStore
from bot.redact.span import Span

SHORTEST, LONGEST = 4, 60  # characters
_DELICATE = frozenset({"distress", "report_person", "complaint", "give_concern", "receipt_check"})


class Finder(Protocol):
    """Finds identifiers."""

    def find(self, text: str) -> list[Span]:
        """Return the spans to mask."""


class Misses:
    """See what was not answered, and hear whether it may be kept."""

    def __init__(self, consent: Consent, redactor: Finder, sketches: Sketches, store: MissStore) -> None:
        """Count with `sketches`; keep in `store` what so many have asked."""
        self._consent = consent
        self._redactor = redactor
        self._sketches = sketches
        self._store = store

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it is a tap of consent; say whether it was."""
        return await self._consent.take(turn)

    async def mind(self, turn: Turn) -> None:
        """See a turn that has its replies; whatever fails here, they stay as they are."""
        reason = reason_of(turn)
        if reason is None:
            return
        spans = await asyncio.to_thread(self._redactor.find, turn.text)
        if len(turn.text) - sum(span.end - span.start for span in spans) < SHORTEST:
            return
        with suppress(PartUnavailable, SQLAlchemyError, BadKeyFile):
            await self._consent.offer(turn, Asked(text=masked(turn.text, spans), reason=reason))
            if not spans:
                await self._count(turn, reason)

    async def _count(self, turn: Turn, reason: Reason) -> None:
        if await self._sketches.full_bands(turn.text, (turn.pseudonym, *turn.former)) < ENOUGH:
            return
        async with self._sketches.one_at_a_time():
            found = await asyncio.to_thread(self._store.find, turn.text)
            if found is None or not found.is_open:
                opened = await asyncio.to_thread(self._store.open, turn.text, reason)
                await self._sketches.is_first(opened, turn.pseudonym)
            elif await self._sketches.is_first(found.key, turn.pseudonym):
                await asyncio.to_thread(self._store.add, found.key, turn.text, reason)


def reason_of(turn: Turn) -> Reason | None:
    """Return why a turn was not answered, or None when it was, or when nobody is to look at it."""
    picks = turn.picks or [Pick(Reason.UNCLEAR)]
    if turn.is_payload or not SHORTEST <= len(turn.text) <= LONGEST or may_hold_receipt(turn.text):
        return None
    if any(pick.leanings or _DELICATE.intersection(pick.candidates) for pick in picks):
        return None
    keys = [pick.key for pick in picks]
    return Reason(keys[0]) if all(key in set(Reason) for key in keys) else None
