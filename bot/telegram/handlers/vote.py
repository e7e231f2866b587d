"""有用 and 没用: counted like on the page, thanked for in passing; the two buttons go."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.conversation.replies import VOTES
from bot.conversation.turn import Turn
from bot.telegram.keyboard import VOTE, read_vote
from bot.telegram.place import tap_of
from bot.telegram.talk import Talk
from bot.telegram.types import Context, Handler


def handler(talk: Talk) -> Handler:
    """Return what takes the marks."""

    async def answer(update: Update, _context: Context) -> None:
        tap, place, data = tap_of(update)
        vote = read_vote(data)
        turn = await talk.take(place.chat, vote.command)
        thanks = talk.render.wording.own(turn.replies[0])
        await talk.deliver.end_tap(tap.id, thanks.text.strip())
        rows = talk.render.marked(vote, thanks) if _was_taken(turn) else None
        if rows is not None:
            await talk.deliver.edit_buttons(place.chat, place.message, rows)

    return CallbackQueryHandler(answer, pattern=VOTE)


def _was_taken(turn: Turn) -> bool:
    """Say whether the mark got through: it may have met a service that is busy."""
    return any(reply.answer and reply.answer.key in VOTES.values() for reply in turn.replies)
