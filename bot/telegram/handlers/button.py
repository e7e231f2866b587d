"""A tap on a reply's button: what it carries goes down the path like a message."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.telegram.place import tap_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler


def handler(talk: Talk) -> Handler:
    """Return what answers."""

    async def answer(update: Update, _context: Context) -> None:
        tap, place, payload = tap_of(update)
        await talk.deliver.end_tap(tap.id)
        await talk.answer(place, payload)

    return CallbackQueryHandler(answer, pattern="^/")
