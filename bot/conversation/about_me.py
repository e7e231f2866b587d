"""What do you know about me: everything that is held under this session, with its countdown, and 全部清除."""

import re

from bot.concerns.said import Said
from bot.content.live import LiveContent
from bot.conversation.gaps import fill
from bot.conversation.said import reply_of
from bot.conversation.turn import Turn
from bot.ephemeral.held import Held, Item

ASKS, FORGETS = "/about_me", "/forget_me"
_TYPED = {
    ASKS: re.compile(
        r"(?:你们?|这里|系统)?(?:知道|记了|记着|存了|留了|保存了)我的?些?(?:什么|啥|哪些)(?:东西|信息|资料)?[吗呢啊?？。]*"
    ),
    FORGETS: re.compile(
        r"(?:全部清除|全都?清[掉空除]|把我的?(?:东西|记录|信息)?(?:全部|都)?(?:清掉|删掉|忘掉|清除))[吧了。！!]*"
    ),
}
_SECONDS_A_MINUTE = 60


class AboutMe:
    """Answer the question and the wish to be forgotten."""

    def __init__(self, content: LiveContent, held: Held) -> None:
        """Say it with `content`; look at what is `held`."""
        self._content = content
        self._held = held

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it asks one of the two; say whether it did."""
        text = turn.text
        asked = next((ask for ask, typed in _TYPED.items() if text == ask or typed.fullmatch(text)), "")
        if asked == FORGETS:
            await self._held.forget(turn.pseudonym, *turn.former)
            turn.replies = [reply_of(self._content, Said("forget_me"))]
        elif asked == ASKS:
            items = await self._held.items(turn.pseudonym, *turn.former)
            turn.replies = [reply_of(self._content, self._listed(items))]
        return bool(asked)

    def _listed(self, items: list[Item]) -> Said:
        if not items:
            return Said("about_me_nothing")
        lines = (self._line(item) for item in items)
        return Said("about_me", {"items": "\n".join(lines)})

    def _line(self, item: Item) -> str:
        about = self._content.answer(f"about_me_{item.name}")
        minutes = str(-(-item.seconds // _SECONDS_A_MINUTE))
        return "· " + (fill(about.text.strip(), {"minutes": minutes}) if about else item.name)
