"""Groups and other bots: silence, but for a hint now and then that one can talk in private."""

from telegram import Update
from telegram.ext import MessageHandler

from bot.telegram.hints import Hints
from bot.telegram.kinds import OfKind, kind_of
from bot.telegram.place import place_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler

KINDS = ("group", "bot")


def handler(talk: Talk, hints: Hints) -> Handler:
    """Return what gives the hint."""

    async def answer(update: Update, _context: Context) -> None:
        place = place_of(update)
        kind = kind_of(update.message)
        if await hints.allow_aside(place.chat):
            await talk.hint(place, f"/telegram_{kind}")

    return MessageHandler(OfKind(*KINDS), answer)
