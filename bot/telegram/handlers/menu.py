"""The commands of the menu. Each stands for a button; what is written after it is the next message."""

from telegram import Update
from telegram.ext import CommandHandler

from bot.telegram.menu import COMMANDS
from bot.telegram.place import place_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler


def handler(talk: Talk) -> Handler:
    """Return what answers the commands."""

    async def answer(update: Update, _context: Context) -> None:
        text = update.message.text if update.message else ""
        command, *rest = (text or "").split(maxsplit=1)
        name = command[1:].partition("@")[0].lower()
        await talk.answer(place_of(update), COMMANDS[name].payload)
        if rest and COMMANDS[name].takes_text:
            await talk.answer(place_of(update), rest[0])

    return CommandHandler(list(COMMANDS), answer)
