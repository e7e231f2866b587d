"""删掉这条: the message with a receipt goes, ours or the one that the person sent."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.telegram.place import tap_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler


def handler(talk: Talk) -> Handler:
    """Return what deletes."""

    async def answer(update: Update, _context: Context) -> None:
        tap, place, data = tap_of(update)
        number = int(data[2:] or place.message)
        left = await talk.deliver.delete(place.chat, [number])
        is_gone = left == ([], [])
        await talk.deliver.end_tap(tap.id, talk.render.wording.text("burn" if is_gone else "burn_mine"))

    return CallbackQueryHandler(answer, pattern=r"^x:[0-9]{0,18}$")
