"""What is heard while somebody is in a form: despair, a report, a question of another kind.

The dialogue is asked under a name made for this one message, so that the talk itself knows nothing of it;
what it remembered under that name is deleted at once.
"""

import secrets
from typing import NamedTuple, Protocol

from bot.conversation.path import Understander
from bot.conversation.turn import PartUnavailable, Pick

KEPT = {"distress": "distress", "report_person": "concern_report"}  # answered, and the message is kept
ANSWERED = frozenset({"anonymous_how", "help", "human", "bot_identity", "receipt_check"})
LONGEST_QUESTION = 30  # characters; what is longer is part of the concern, whatever it asks


class Heard(NamedTuple):
    """The answer that a message asks for, and whether the message is part of the concern nevertheless."""

    key: str
    is_kept: bool


class Memory(Protocol):
    """Holds what the dialogue remembers."""

    async def forget(self, pseudonym: str) -> None:
        """Delete all that is held under a name."""


class Listening:
    """Ask the dialogue about one message without telling it whose it is."""

    def __init__(self, understander: Understander, memory: Memory) -> None:
        """Ask `understander`; let `memory` forget it."""
        self._understander = understander
        self._memory = memory

    async def to(self, text: str) -> Heard | None:
        """Return what is heard in a part of a concern, or None; a dialogue that is down hears nothing."""
        try:
            picks = await self.picks(text)
        except PartUnavailable:
            return None
        key = picks[0].key if picks and not picks[0].candidates else ""
        if key in KEPT:
            return Heard(KEPT[key], is_kept=True)
        return Heard(key, is_kept=False) if key in ANSWERED and len(text) <= LONGEST_QUESTION else None

    async def picks(self, text: str) -> list[Pick]:
        """Return what the dialogue would say to a message; raise PartUnavailable when it is down."""
        name = secrets.token_hex(16)
        picks = await self._understander.decide(name, text)
        await self._memory.forget(name)
        return picks
