"""After each update: the library's loop holds on to the last one it fetched until another comes.

It is given an empty one to hold, so that no chat id stays in memory longer than its answer takes.
"""

from telegram import Update
from telegram.ext import TypeHandler

from bot.telegram.types import Context, Handler

GROUP = 1  # after the handlers that answer
_NOTHING = Update(0)


def handler() -> Handler:
    """Return what makes the library let go."""

    async def let_go(update: Update, context: Context) -> None:
        if update is not _NOTHING and context.application.running:
            context.application.update_queue.put_nowait(_NOTHING)

    return TypeHandler(Update, let_go)
