"""The kinds of content, by the name under which they are stored."""

from typing import Any

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.entry import Entry

KINDS: dict[str, type[Entry]] = {kind.kind: kind for kind in (Answer, Channel)}


def entry_of(kind: str, body: dict[str, Any]) -> Entry:
    """Return the entry that `body` describes; raise pydantic's ValidationError, which names the fields."""
    return KINDS[kind].model_validate(body)
