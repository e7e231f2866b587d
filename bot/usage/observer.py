"""What is counted of a turn: how it ended, and which version of which answers it gave."""

from bot.content.live import LiveContent
from bot.conversation.replies import own_wording
from bot.conversation.turn import Turn
from bot.usage.ending import ending_of
from bot.usage.tally import Count, Tally


class Observer:
    """Stands at the door. It sees replies; it never looks at what was typed or at who did."""

    def __init__(self, content: LiveContent, tally: Tally) -> None:
        """Count into `tally`; `content` knows where a chat channel has a wording of its own."""
        self._content = content
        self._tally = tally

    def saw(self, turn: Turn) -> None:
        """Count a turn that has ended."""
        ending = ending_of(turn)
        if ending is None:
            return
        self._tally.count_turn(turn.channel, ending)
        for reply in turn.replies:
            if reply.answer:
                shown = own_wording(self._content, turn.channel, reply.answer)
                self._tally.count_answer(shown.key, shown.version, Count.GIVEN)

    def voted(self, key: str, version: int, *, useful: bool) -> None:
        """Count a mark on an answer."""
        self._tally.count_answer(key, version, Count.USEFUL if useful else Count.USELESS)
