"""有用 and 没用: a tap marks an answer, once in a talk. What is left of it is a sum."""

import re
from collections.abc import Sequence
from typing import Protocol

from bot.content.live import LiveContent
from bot.conversation.replies import USEFUL, VOTES, fixed_reply, is_votable
from bot.conversation.turn import Turn

_ANSWER = re.compile(r"([a-z0-9_]{1,60}) ([1-9][0-9]{0,8})")  # key and version


class Marks(Protocol):
    """Remembers for the time of a talk which answers were marked in it."""

    async def is_first(self, pseudonyms: Sequence[str], key: str) -> bool:
        """Remember that an answer was marked; say whether it was not before."""


class Ballot(Protocol):
    """Counts marks."""

    def voted(self, key: str, version: int, *, useful: bool) -> None:
        """Count a mark on a version of an answer."""


class Votes:
    """Thank for every tap and count those that count; the dialogue never sees them."""

    def __init__(self, content: LiveContent, marks: Marks, ballot: Ballot) -> None:
        """Thank with `content`, remember in `marks`, count in `ballot`."""
        self._content = content
        self._marks = marks
        self._ballot = ballot

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it is a mark; say whether it was."""
        command, _, about = turn.text.partition(" ")
        if command not in VOTES:
            return False
        if found := _ANSWER.fullmatch(about):
            await self._count(turn, found[1], int(found[2]), useful=command == USEFUL)
        turn.replies = [fixed_reply(self._content, VOTES[command])]
        return True

    async def _count(self, turn: Turn, key: str, version: int, *, useful: bool) -> None:
        """Count a mark on an answer that there is, in a version that there was."""
        answer = self._content.answer(key)
        if answer is None or not is_votable(answer) or version > answer.version:
            return
        if await self._marks.is_first((turn.pseudonym, *turn.former), key):
            self._ballot.voted(key, version, useful=useful)
