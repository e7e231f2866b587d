"""How often a hint may be given: two bots that answer each other would never end."""

from bot.conversation.turn import PartUnavailable
from bot.ephemeral.limits import Rule, SharedLimit
from bot.ephemeral.pseudonyms import RotatingPseudonyms

RULE = Rule("hints", 600, of_one=1, of_all=600)


class Hints:
    """Allow a chat one hint in ten minutes."""

    def __init__(self, pseudonyms: RotatingPseudonyms, limit: SharedLimit) -> None:
        """Count with `limit`, by pseudonym."""
        self._pseudonyms = pseudonyms
        self._limit = limit

    async def allow(self, chat: int) -> bool:
        """Say whether a hint may be given now; without Redis, none is."""
        try:
            [name, *_former] = await self._pseudonyms.of("telegram-hint", str(chat))
            return await self._limit.allows(name)
        except PartUnavailable:
            return False
