"""One turn on Telegram: the words go down the path, the replies come back, the numbers are noted."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.conversation.door import Door
from bot.conversation.turn import PartUnavailable, Turn
from bot.ephemeral.messages import Messages
from bot.telegram.announce import Announcements
from bot.telegram.delivery import Delivery
from bot.telegram.outgoing import Outgoing
from bot.telegram.place import Place
from bot.telegram.render import Renderer
from bot.telegram.wording import CHANNEL

SECONDS_BEFORE_TYPING = 0.8
_FORGETS = "forget_me"


class Talk:
    """Answer what people say and tap."""

    def __init__(
        self,
        door: Door,
        renderer: Renderer,
        delivery: Delivery,
        messages: Messages,
        announcements: Announcements,
    ) -> None:
        """Take the parts that the composition root chose."""
        self._door = door
        self._messages = messages
        self._announcements = announcements
        self.render = renderer
        self.deliver = delivery

    async def answer(self, place: Place, text: str) -> None:
        """Answer with new messages."""
        turn = await self.take(place.chat, text)
        said = 0 if place.is_tap else place.message
        if _forgets(turn):
            await self._delete_all(place, turn)
            said = 0
        numbers = [said] if said else []
        for message in await self._messages_of(turn, said):
            numbers += await self.deliver.send(place.chat, message)
        if not _forgets(turn):
            await self._note(turn, numbers)

    async def hint(self, place: Place, text: str) -> None:
        """Answer where nothing is to be noted: in a group, or to another bot."""
        turn = await self.take(place.chat, text)
        for message in self.render.messages(turn.replies):
            await self.deliver.send(place.chat, message)

    async def answer_in_place(self, place: Place, text: str, page: int) -> None:
        """Answer by changing the message that was tapped; where that cannot be, with new messages."""
        turn = await self.take(place.chat, text)
        first, *more = self.render.messages(turn.replies, page=page)
        if not await self._announcements.is_said(turn):
            return
        if more or not any(reply.shown.tap for reply in turn.replies):  # no preview: do not write over it
            numbers = [n for message in (first, *more) for n in await self.deliver.send(place.chat, message)]
        else:
            numbers = await self.deliver.edit(place.chat, place.message, first)
        await self._note(turn, numbers)

    def is_closed(self) -> bool:
        """Say whether staff have closed the service or this channel."""
        return self._announcements.is_closed(CHANNEL)

    async def _messages_of(self, turn: Turn, said: int) -> list[Outgoing]:
        """Return what is sent: the banner when it is due, then the answer."""
        if not await self._announcements.is_said(turn):
            return []
        messages = self.render.messages(turn.replies, said=said)
        banner = "" if _forgets(turn) else await self._announcements.banner(turn)
        return [self.render.banner(banner), *messages] if banner else messages

    async def take(self, chat: int, text: str) -> Turn:
        """Return the turn, answered; nothing of it has been said yet."""
        async with self._typing(chat):
            return await self._door.take(Turn(CHANNEL, str(chat), text))

    @asynccontextmanager
    async def _typing(self, chat: int) -> AsyncIterator[None]:
        """Show that an answer is coming when it does not come at once."""

        async def show() -> None:
            await asyncio.sleep(SECONDS_BEFORE_TYPING)
            await self.deliver.say_typing(chat)

        showing = asyncio.create_task(show())
        try:
            yield
        finally:
            showing.cancel()

    async def _delete_all(self, place: Place, turn: Turn) -> None:
        numbers: list[int] = []
        with suppress(PartUnavailable):
            numbers = await self._messages.take(turn.pseudonym, *turn.former)
        left = await self.deliver.delete(place.chat, sorted({*numbers, place.message}))
        await self._note(turn, left.unasked)  # to be deleted by the next /forget

    async def _note(self, turn: Turn, numbers: list[int]) -> None:
        if not turn.pseudonym:
            return
        with suppress(PartUnavailable):  # the answer has come; its number could not be noted
            await self._messages.note(turn.pseudonym, numbers)


def _forgets(turn: Turn) -> bool:
    return any(reply.answer and reply.answer.key == _FORGETS for reply in turn.replies)
