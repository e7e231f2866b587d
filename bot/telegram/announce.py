"""What staff say to a chat: the banner before the next answer, once; that all is closed, not without end."""

from contextlib import suppress

from bot.conversation.turn import Outcome, PartUnavailable, Turn
from bot.ephemeral.banners import ShownBanners
from bot.ephemeral.limits import SharedLimit
from bot.switches.live import LiveSwitches


class Announcements:
    """Decide what is said to which turn."""

    def __init__(self, switches: LiveSwitches, shown: ShownBanners, closed: SharedLimit) -> None:
        """Obey `switches`; say that all is closed as often as `closed` allows."""
        self._switches = switches
        self._shown = shown
        self._closed = closed

    async def banner(self, turn: Turn) -> str:
        """Return the banner if it is to be shown before the answer to this turn, else nothing."""
        banner = self._switches.banner()
        if not banner.text or not turn.pseudonym:
            return ""
        with suppress(PartUnavailable):
            if await self._shown.is_new(banner.number, turn.pseudonym, *turn.former):
                return banner.text
        return ""

    async def is_said(self, turn: Turn) -> bool:
        """Say whether the answer is to be sent; without Redis, it is."""
        if turn.outcome is not Outcome.CLOSED or not turn.pseudonym:
            return True
        with suppress(PartUnavailable):
            return await self._closed.allows(turn.pseudonym)
        return True

    def is_closed(self, channel: str) -> bool:
        """Say whether the service or this channel is closed."""
        return self._switches.closed(channel) is not None
