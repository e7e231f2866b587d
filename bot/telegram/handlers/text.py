"""What people type."""

from telegram import Update
from telegram.ext import MessageHandler
from telegram.ext.filters import TEXT

from bot.telegram.place import place_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler


def handler(talk: Talk) -> Handler:
    """Return what answers."""

    async def answer(update: Update, _context: Context) -> None:
        text = update.message.text if update.message else ""
        await talk.answer(place_of(update), text or "")

    return MessageHandler(TEXT, answer)
