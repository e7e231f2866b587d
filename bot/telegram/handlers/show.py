"""看这一条: a note that asks whether a message came turns into that message."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.telegram.place import tap_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler
from bot.telegram.unsure import Unsure


def handler(talk: Talk, unsure: Unsure) -> Handler:
    """Return what shows the message."""

    async def answer(update: Update, _context: Context) -> None:
        tap, place, data = tap_of(update)
        message = unsure.get(data[2:])
        await talk.deliver.end_tap(tap.id)
        await talk.deliver.edit(place.chat, place.message, message or talk.render.text("show"))

    return CallbackQueryHandler(answer, pattern=r"^r:[0-9a-f]{16}$")
