"""The preview of a concern: a tap on a word masks it, and leafing shows more words, all in one message."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.telegram.keyboard import WORDS, read_word
from bot.telegram.place import tap_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler


def handler(talk: Talk) -> Handler:
    """Return what masks and leafs."""

    async def answer(update: Update, _context: Context) -> None:
        tap, place, data = tap_of(update)
        await talk.deliver.end_tap(tap.id)
        page, word = read_word(data)
        command = f"/concern_mask {word}" if word else "/concern_preview"
        await talk.answer_in_place(place, command, page)

    return CallbackQueryHandler(answer, pattern=WORDS)
