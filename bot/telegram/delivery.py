"""Getting messages to Telegram in spite of floods, cuts and failures: not lost, not doubled.

A call that was surely not done is made again. When the connection broke after a message had gone out, nobody
knows whether it came, and Telegram knows no way to ask: sending it again might double it. Then the person is
asked, by a short note with a button that turns the note into the message. All other calls may be made twice.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import NamedTuple

from telegram import Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.ephemeral.unsure import Unsure
from bot.telegram.failures import Verdict, verdict
from bot.telegram.outgoing import Outgoing, Row, markup

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0  # seconds between tries; each twice the one before
TRIES = 12  # together about two minutes
MOST_AT_ONCE = 100  # messages that one deleteMessages takes
MOST_IN_PASSING = 200  # characters that answerCallbackQuery shows
_NOT_MODIFIED = "not modified"
_NOT_FOUND = "to delete not found"


class NotDelivered(Exception):
    """Telegram refuses a call, or could not be reached for minutes; says which exception it ended with."""


class Refused(NotDelivered):
    """Telegram finds something wrong with the message itself."""


class MaybeDelivered(Exception):
    """Nobody knows whether a call was done."""


class Deleted(NamedTuple):
    """The messages that still stand: those that Telegram kept, and those for which it could not be asked."""

    kept: list[int]
    unasked: list[int]


class Delivery:
    """Send, change and delete messages."""

    def __init__(
        self,
        bot: ExtBot[None],
        unsure: Unsure,
        note: Callable[[str], Outgoing],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Call `bot`; `note` makes the short note to a token of `unsure`."""
        self._bot = bot
        self._unsure = unsure
        self._note = note
        self._pause = pause

    async def send(self, chat: int, message: Outgoing) -> list[int]:
        """Send a message; return its number, or that of what was sent instead, or nothing."""
        try:
            return [await self._patiently(lambda: self._send(chat, message), twice=False)]
        except MaybeDelivered:
            return await self._send_instead(chat, self._note(await self._unsure.keep(message.to_json())))
        except Refused:
            log.warning("Telegram refused an answer; it is sent without buttons")
            return await self._send_instead(chat, message.plain())
        except NotDelivered as failed:
            return _given_up(failed)

    async def edit(self, chat: int, number: int, message: Outgoing) -> list[int]:
        """Change a message; where Telegram does not let us, send it anew."""
        try:
            await self._patiently(lambda: self._edit(chat, number, message))
        except NotDelivered:
            return await self.send(chat, message)
        return []

    async def edit_buttons(self, chat: int, number: int, rows: list[Row]) -> None:
        """Change the buttons of a message; where Telegram does not let us, they stay."""
        try:
            await self._patiently(lambda: self._edit_buttons(chat, number, rows))
        except NotDelivered as failed:
            log.warning("buttons were not changed: %s", failed)

    async def delete(self, chat: int, numbers: list[int]) -> Deleted:
        """Delete messages; return those that Telegram kept and those for which it could not be asked."""
        batches = [numbers[place : place + MOST_AT_ONCE] for place in range(0, len(numbers), MOST_AT_ONCE)]
        made = [await self._delete_batch(chat, batch) for batch in batches]
        return Deleted([n for each in made for n in each.kept], [n for each in made for n in each.unasked])

    async def end_tap(self, tap: str, text: str = "") -> None:
        """Let the button that was tapped stop turning; `text` is shown for a moment."""
        try:
            await self._bot.answer_callback_query(tap, text=text[:MOST_IN_PASSING] or None)
        except TelegramError as error:  # it turns for a while: no harm
            log.warning("a tap was not ended: %s", type(error).__name__)

    async def say_typing(self, chat: int) -> None:
        """Show that an answer is coming."""
        try:
            await self._bot.send_chat_action(chat, "typing")
        except TelegramError as error:
            log.warning("typing was not shown: %s", type(error).__name__)

    async def _send_instead(self, chat: int, message: Outgoing) -> list[int]:
        try:
            return [await self._patiently(lambda: self._send(chat, message))]
        except NotDelivered as failed:
            return _given_up(failed)

    async def _delete_batch(self, chat: int, numbers: list[int]) -> Deleted:
        """Delete up to a hundred; one that is too old spoils all, so they are then deleted one by one."""
        if len(numbers) > 1:
            with suppress(NotDelivered):
                await self._patiently(lambda: self._bot.delete_messages(chat, numbers))
                return Deleted([], [])
        ends = [(number, await self._delete_one(chat, number)) for number in numbers]
        kept = [number for number, end in ends if end is Refused]
        return Deleted(kept, [number for number, end in ends if end is NotDelivered])

    async def _delete_one(self, chat: int, number: int) -> type[NotDelivered] | None:
        """Delete a message; return why it still stands, or None when it is gone, by us or before."""
        try:
            await self._patiently(lambda: self._delete_message(chat, number))
        except NotDelivered as failed:
            return type(failed)
        return None

    async def _delete_message(self, chat: int, number: int) -> bool:
        try:
            return await self._bot.delete_message(chat, number)
        except BadRequest as error:
            if _NOT_FOUND in str(error):  # deleted before, or the first try had worked
                return True
            raise

    async def _send(self, chat: int, message: Outgoing) -> int:
        sent = await self._bot.send_message(
            chat,
            message.html,
            parse_mode=ParseMode.HTML,
            reply_markup=message.keyboard(),
            disable_web_page_preview=True,
        )
        return sent.message_id

    async def _edit(self, chat: int, number: int, message: Outgoing) -> Message | bool:
        return await _unless_it_is_so(
            self._bot.edit_message_text(
                message.html,
                chat_id=chat,
                message_id=number,
                parse_mode=ParseMode.HTML,
                reply_markup=message.keyboard(),
                disable_web_page_preview=True,
            )
        )

    async def _edit_buttons(self, chat: int, number: int, rows: list[Row]) -> Message | bool:
        call = self._bot.edit_message_reply_markup(chat_id=chat, message_id=number, reply_markup=markup(rows))
        return await _unless_it_is_so(call)

    async def _patiently[T](self, call: Callable[[], Awaitable[T]], *, twice: bool = True) -> T:
        """Call until it works; with `twice` it may be done again. Raise NotDelivered, MaybeDelivered."""
        for number in range(TRIES):
            try:
                return await call()
            except TelegramError as error:
                failed, found = type(error), verdict(error)
                if isinstance(error.__cause__, RuntimeError):  # the client is closed: we were stopped
                    raise asyncio.CancelledError from None  # not answered, and must not count as answered
            if found is Verdict.UNSURE and not twice:
                raise MaybeDelivered from None
            if found is Verdict.NEVER:
                break
            await self._pause(min(FIRST_PAUSE * 2**number, LONGEST_PAUSE))
        raise (Refused if failed is BadRequest else NotDelivered)(failed.__name__)


async def _unless_it_is_so(change: Awaitable[Message | bool]) -> Message | bool:
    """Make a change; it is no failure when the message is so already."""
    try:
        return await change
    except BadRequest as error:
        if _NOT_MODIFIED in str(error):  # a second tap, or the first try had worked
            return True
        raise


def _given_up(failed: NotDelivered) -> list[int]:
    log.warning("an answer was not delivered: %s", failed)
    return []
