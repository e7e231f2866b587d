"""A code such as RC-017@5, typed later: whether that wording still stands, and what has changed since."""

import asyncio
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from bot.answers.model import Answer
from bot.content.difference import sentences
from bot.content.history import Version
from bot.content.live import LiveContent
from bot.conversation.gaps import fill
from bot.conversation.replies import compose_pick, fixed_reply
from bot.conversation.turn import Pick, Reply, Turn
from bot.local_time import local

_CODE = re.compile(r"(?:编号)?[:： ]*RC[-－—–_ ]*(\d{1,4})(?:[ ]*@[ ]*(\d{1,4}))?[。.]?", re.IGNORECASE)
LONGEST = 260  # characters of what is gone and of what is new

type Versions = Callable[[str], Sequence[Version]]  # of an answer, the newest first


class Code(NamedTuple):
    """What was typed: the number of an answer, and the version if one was given."""

    number: int
    version: int | None


class Codes:
    """Answer a code."""

    def __init__(self, content: LiveContent, versions: Versions, today: Callable[[], date]) -> None:
        """Say it with `content`; look up former `versions`, which may take the time of a query."""
        self._content = content
        self._versions = versions
        self._today = today

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it is a code and nothing else; say whether it was."""
        code = code_in(turn.text)
        if code is None:
            return False
        answer = self._content.numbered(code.number)
        versions = await asyncio.to_thread(self._versions, answer.key) if answer else []
        turn.replies = self._replies(code, answer, versions)
        return True

    def _replies(self, code: Code, answer: Answer | None, versions: Sequence[Version]) -> list[Reply]:
        meant = next((one for one in versions if one.number == code.version), None)
        if answer is None or (code.version is not None and meant is None):
            return [fixed_reply(self._content, "code_unknown")]
        now = compose_pick(self._content, Pick(answer.key), self._today())
        if now.answer is not answer or meant is None:  # withdrawn or expired; or only the number was given
            return [now]
        if meant.number == answer.version:
            return [self._said("code_same", {"code": answer.code}), now]
        later = [one for one in versions if meant.number < one.number <= answer.version]
        return [self._changed(answer, meant, later), now]

    def _changed(self, answer: Answer, meant: Version, later: list[Version]) -> Reply:
        lines = [self._line(one) for one in reversed(later)]
        gone, new = changed_sentences(meant.body, answer.model_dump(mode="json"))
        if gone or new:
            gaps = {"gone": gone or self._text("code_nothing"), "new": new or self._text("code_nothing")}
            lines.append(self._said("code_difference", gaps).text)
        gaps = {"title": answer.title, "then": str(meant.number), "now": str(answer.version)}
        gaps |= {"day": str(local(meant.at).date()), "changes": "\n".join(lines)}
        return self._said("code_changed", gaps)

    def _line(self, version: Version) -> str:
        note = version.note or self._text("code_no_note")
        gaps = {"version": str(version.number), "day": str(local(version.at).date()), "note": note}
        return self._said("code_line", gaps).text

    def _said(self, key: str, gaps: dict[str, str]) -> Reply:
        reply = fixed_reply(self._content, key)
        return Reply(fill(reply.text.strip(), gaps), reply.buttons)

    def _text(self, key: str) -> str:
        return fixed_reply(self._content, key).text.strip()


def code_in(text: str) -> Code | None:
    """Return the code that `text` is, however its signs were typed (rc017, ＲＣ－０１７＠５); else None."""
    found = _CODE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return Code(int(found[1]), int(found[2]) if found[2] else None) if found else None


def changed_sentences(before: dict[str, Any], after: dict[str, Any]) -> tuple[str, str]:
    """Return the sentences of short text and detail that are gone, and those that are new; each side cut."""
    then, now = (_sentences(before), _sentences(after))
    gone, new = ("".join(one for one in of if one not in other) for of, other in ((then, now), (now, then)))
    return _short(gone.strip()), _short(new.strip())


def _sentences(body: dict[str, Any]) -> list[str]:
    return sentences(f"{body.get('text', '')}\n{body.get('detail', '')}\n")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
