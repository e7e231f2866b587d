"""Somebody with Telegram on the phone: says, taps, and looks at the chat."""

import itertools
import time
from collections.abc import Callable

from tests.standin.bot_api import BotApi
from tests.standin.chats import Message

SECONDS_TO_ANSWER = 90  # on a machine that does other things beside
SECONDS_OF_QUIET = 0.25
_taps = itertools.count(1)


def wait_until(what: Callable[[], bool], seconds: float = SECONDS_TO_ANSWER) -> None:
    """Wait for something; fail when it does not come."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until
        time.sleep(0.02)


class Phone:
    """One private chat."""

    def __init__(self, api: BotApi, chat: int) -> None:
        self.api = api
        self.chat = chat

    def messages(self) -> list[Message]:
        """Return what stands in the chat now."""
        return [*self.api.chats.messages.get(self.chat, {}).values()]

    def bots(self) -> list[Message]:
        """Return what the bot said and still stands there."""
        return [message for message in self.messages() if message.is_bots]

    def says(self, *texts: str, **fields: object) -> list[Message]:
        """Say one thing after the other; return what came to the last."""
        came: list[Message] = []
        for text in texts:
            came = self.answers_to(lambda text=text: self.send(text, **fields))
        return came

    def send(self, text: str, /, **fields: object) -> int:
        """Say something without waiting; return the number of the update."""
        content = {"text": text} if text else {}
        return self.api.chats.push({"message": {**self.a_message(text), **content, **fields}})

    def a_message(self, text: str = "") -> dict:
        person = {"id": self.chat, "is_bot": False, **self.api.person}
        chat = {"id": self.chat, "type": "private", **self.api.person}
        number = self.api.chats.said(self.chat, text)
        return {"message_id": number, "date": int(time.time()), "chat": chat, "from": person}

    def taps(self, title: str, message: Message | None = None) -> list[Message]:
        """Tap a button, of the last message that has it unless another is named; return what came."""
        return self.answers_to(lambda: self.tap(title, message))

    def tap(self, title: str, message: Message | None = None) -> None:
        """Tap a button without waiting."""
        owner = message or next(m for m in reversed(self.bots()) if title in m.buttons())
        self.tap_data(owner.buttons()[title], owner.number)

    def tap_data(self, data: str, number: int) -> None:
        """Send what a button carries, or what a forged client would send."""
        chat = {"id": self.chat, "type": "private", **self.api.person}
        message = {"message_id": number, "date": int(time.time()), "chat": chat, "text": "…"}
        person = {"id": self.chat, "is_bot": False, **self.api.person}
        tap = {"id": str(next(_taps)), "from": person, "chat_instance": "1", "message": message, "data": data}
        self.api.chats.push({"callback_query": tap})

    def answers_to(self, act: Callable[[], object], least: int = 1) -> list[Message]:
        """Act, wait until the bot has answered and is quiet again; return what was sent or changed."""
        before = len(self._log())
        act()
        until = time.monotonic() + SECONDS_TO_ANSWER
        seen, quiet_since = before, time.monotonic()
        while seen < before + least or time.monotonic() - quiet_since < SECONDS_OF_QUIET:
            assert time.monotonic() < until, "no answer came"
            time.sleep(0.01)
            if len(self._log()) != seen:
                seen, quiet_since = len(self._log()), time.monotonic()
        numbers = dict.fromkeys(number for _, number in self._log()[before:])
        standing = self.api.chats.messages[self.chat]
        return [standing[number] for number in numbers if number in standing]

    def _log(self) -> list[tuple[str, int]]:
        return [(what, number) for what, chat, number in self.api.chats.log if chat == self.chat]
