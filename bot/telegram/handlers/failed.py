"""When an answer fails: the exception is logged by name and place only, the person gets a sentence."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update

from bot.content.live import LiveContent
from bot.conversation.replies import fixed_reply
from bot.faults import name_and_place
from bot.telegram.talk import Talk
from bot.telegram.types import Context

log = logging.getLogger(__name__)


def handler(talk: Talk, content: LiveContent) -> Callable[[object, Context], Coroutine[Any, Any, None]]:
    """Return what is called with each failure."""

    async def answer(update: object, context: Context) -> None:
        if context.error:
            log.error("%s", name_and_place(context.error))
        if isinstance(update, Update) and update.effective_chat:
            for message in talk.render.messages([fixed_reply(content, "recovering")]):
                await talk.deliver.send(update.effective_chat.id, message)

    return answer
