"""What Telegram holds: chats with their messages, and updates that wait to be fetched."""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.standin.html import BadHtml, read

MOST_UNITS, MOST_BUTTONS, MOST_BYTES = 4096, 100, 64


class Refused(Exception):
    """The Bot API answers 400."""


@dataclass
class Message:
    """A message as people see it."""

    number: int
    text: str
    is_bots: bool
    entities: list[dict[str, str]] = field(default_factory=list)
    rows: list[list[dict]] = field(default_factory=list)

    def buttons(self) -> dict[str, str]:
        """Return what each button carries, by its title."""
        return {b["text"]: b.get("callback_data", "") for row in self.rows for b in row}

    def spoilers(self) -> list[str]:
        return [entity["text"] for entity in self.entities if entity["type"] == "tg-spoiler"]


class Chats:
    """All chats of one bot. Numbers of messages run through all of them, as with private chats of a bot."""

    def __init__(self) -> None:
        self.messages: dict[int, dict[int, Message]] = {}
        self.updates: list[dict] = []
        self.log: list[tuple[str, int, int]] = []  # sent, edited, deleted: chat and number, in order
        self._numbers = itertools.count(1)
        self._update_numbers = itertools.count(1)

    def said(self, chat: int, text: str) -> int:
        """Put what a person wrote into the chat."""
        number = next(self._numbers)
        self.messages.setdefault(chat, {})[number] = Message(number, text, is_bots=False)
        return number

    def push(self, content: dict, number: int | None = None) -> int:
        """Add an update; return its number."""
        number = next(self._update_numbers) if number is None else number
        self.updates.append({"update_id": number, **content})
        return number

    def send(self, chat: int, fields: dict) -> Message:
        message = self._made(next(self._numbers), fields)
        self.messages.setdefault(chat, {})[message.number] = message
        self.log.append(("sent", chat, message.number))
        return message

    def edit(self, chat: int, number: int, fields: dict) -> Message:
        return self._change(chat, number, lambda before: self._made(before.number, fields))

    def edit_buttons(self, chat: int, number: int, fields: dict) -> Message:
        return self._change(chat, number, lambda before: replace(before, rows=_rows(fields)))

    def _change(self, chat: int, number: int, change: Callable[[Message], Message]) -> Message:
        before = self.messages.get(chat, {}).get(number)
        if before is None or not before.is_bots:
            raise Refused("Bad Request: message to edit not found")
        message = change(before)
        if message == before:
            raise Refused("Bad Request: message is not modified")
        self.messages[chat][number] = message
        self.log.append(("edited", chat, number))
        return message

    def delete(self, chat: int, number: int) -> None:
        if self.messages.get(chat, {}).pop(number, None) is None:
            raise Refused("Bad Request: message to delete not found")
        self.log.append(("deleted", chat, number))

    @staticmethod
    def _made(number: int, fields: dict) -> Message:
        try:
            text, entities = read(fields["text"]) if fields.get("parse_mode") else (fields["text"], [])
        except BadHtml as error:
            raise Refused(f"Bad Request: can't parse entities: {error}") from error
        if not text.strip():
            raise Refused("Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > MOST_UNITS:
            raise Refused("Bad Request: message is too long")
        return Message(number, text, True, entities, _rows(fields))


def _rows(fields: dict) -> list[list[dict]]:
    rows = json.loads(fields.get("reply_markup") or "{}").get("inline_keyboard", [])
    _check([button for row in rows for button in row])
    return rows


def _check(buttons: list[dict]) -> None:
    if len(buttons) > MOST_BUTTONS:
        raise Refused("Bad Request: reply markup is too long")
    for button in buttons:
        size = len(button.get("callback_data", "x").encode())
        if not 1 <= size <= MOST_BYTES or not button["text"]:
            raise Refused("Bad Request: BUTTON_DATA_INVALID")
