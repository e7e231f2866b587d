"""展开 and 收起: the message changes in place; while all is closed, that is said instead."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.telegram.keyboard import UNFOLDS
from bot.telegram.place import tap_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler


def handler(talk: Talk) -> Handler:
    """Return what unfolds and folds."""

    async def answer(update: Update, _context: Context) -> None:
        tap, place, data = tap_of(update)
        if talk.is_closed():
            await talk.deliver.end_tap(tap.id)
            await talk.answer(place, data)
            return
        make = talk.render.expanded if data.startswith("+") else talk.render.folded
        message = make(data[1:].removesuffix("."), is_marked=data.endswith("."))
        if message is None:
            await talk.deliver.end_tap(tap.id, talk.render.wording.text("expand"))
            return
        await talk.deliver.end_tap(tap.id)
        await talk.deliver.edit(place.chat, place.message, message)

    return CallbackQueryHandler(answer, pattern=UNFOLDS)
