"""How often one sentence may be said: two bots that answer each other never end, an album is many photos."""

from bot.conversation.turn import PartUnavailable
from bot.ephemeral.limits import Rule, SharedLimit
from bot.ephemeral.pseudonyms import RotatingPseudonyms

ASIDE = Rule("hints", 600, of_one=1, of_all=600)  # to groups and bots
UNREAD = Rule("unread", 10, of_one=1, of_all=6000)  # of each kind that is not read


class Hints:
    """Allow a chat one hint in ten minutes, and one sentence of a kind in ten seconds."""

    def __init__(self, pseudonyms: RotatingPseudonyms, aside: SharedLimit, unread: SharedLimit) -> None:
        """Count with the two limits, by pseudonym."""
        self._pseudonyms = pseudonyms
        self._aside = aside
        self._unread = unread

    async def allow_aside(self, chat: int) -> bool:
        """Say whether a group or a bot may be given a hint now; without Redis, none is."""
        try:
            return await self._aside.allows(await self._name("hint", chat))
        except PartUnavailable:
            return False

    async def allow_unread(self, chat: int, kind: str) -> bool:
        """Say whether a person may be told now that a kind is not read; without Redis, they are."""
        try:
            return await self._unread.allows(await self._name(kind, chat))
        except PartUnavailable:
            return True

    async def _name(self, about: str, chat: int) -> str:
        return (await self._pseudonyms.of(f"telegram-{about}", str(chat)))[0]
