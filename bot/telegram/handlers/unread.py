"""What is not read: pictures, voice, stickers, files, changed and forwarded messages get a clear sentence."""

from telegram import Update
from telegram.ext import MessageHandler

from bot.telegram.hints import Hints
from bot.telegram.kinds import OfKind, kind_of
from bot.telegram.place import place_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler

KINDS = ("picture", "voice", "sticker", "file", "other", "edited", "forwarded")


def handler(talk: Talk, hints: Hints) -> Handler:
    """Return what answers them."""

    async def answer(update: Update, _context: Context) -> None:
        place = place_of(update)
        kind = kind_of(update.message)
        if await hints.allow_unread(place.chat, kind):
            await talk.answer(place, f"/telegram_{kind}")

    return MessageHandler(OfKind(*KINDS), answer)
