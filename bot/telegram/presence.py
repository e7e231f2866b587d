"""What people see of the bot before they write: the menu, and the description above the button Start.

Both are words of answers, so both are told to Telegram again when staff have changed them.
"""

import asyncio
import logging
from contextlib import suppress

from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.content.live import LiveContent
from bot.telegram.menu import entries
from bot.telegram.wording import PREFIX

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 20
_DESCRIPTION = PREFIX + "description"


class Presence:
    """Keep menu and description as the answers have them."""

    def __init__(self, bot: ExtBot[None], content: LiveContent) -> None:
        """Tell Telegram through `bot` what `content` says."""
        self._bot = bot
        self._content = content
        self._told: tuple[list[BotCommand], str] | None = None

    async def show(self) -> None:
        """Tell Telegram, if there is something new to tell; raise TelegramError."""
        now = (entries(self._content), self._description())
        if now == self._told:
            return
        await self._bot.set_my_commands(now[0], scope=BotCommandScopeAllPrivateChats())
        with suppress(TelegramError):  # the description is an extra; not every Bot API server has it
            await self._bot.set_my_description(now[1])
        self._told = now

    async def keep(self) -> None:
        """Show what is new, for ever."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            try:
                await self.show()
            except TelegramError as error:
                log.warning("the menu was not renewed: %s", type(error).__name__)

    def _description(self) -> str:
        answer = self._content.answer(_DESCRIPTION)
        return answer.text.strip() if answer else ""
