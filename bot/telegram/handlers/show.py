"""看这一条: a note that asks whether a message came turns into that message."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.ephemeral.unsure import Unsure
from bot.telegram.outgoing import Outgoing
from bot.telegram.place import tap_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler


def handler(talk: Talk, unsure: Unsure) -> Handler:
    """Return what shows the message."""

    async def answer(update: Update, _context: Context) -> None:
        tap, place, data = tap_of(update)
        kept = await unsure.get(data[2:])
        await talk.deliver.end_tap(tap.id, "" if kept else talk.render.wording.text("show"))
        if kept:
            await talk.deliver.edit(place.chat, place.message, Outgoing.from_json(kept))

    return CallbackQueryHandler(answer, pattern=r"^r:[0-9a-f]{16}$")
