"""Whether concerns are taken in. While they are not, who wants to give one is told the other ways.

What was begun before may be finished: nobody loses what they have written.
"""

from bot.concerns.draft import Stage
from bot.conversation.turn import Pick, Turn
from bot.ephemeral.drafts import Drafts
from bot.switches.live import LiveSwitches

_BEGINS, _CLOSED = "give_concern", Pick("concern_closed")


class Intake:
    """Turn away who would begin to give a concern."""

    def __init__(self, switches: LiveSwitches, drafts: Drafts) -> None:
        """Obey `switches`; an empty form in `drafts` is closed."""
        self._switches = switches
        self._drafts = drafts

    async def mind(self, turn: Turn) -> None:
        """Replace the decision to open the form, while none is to be opened."""
        if self._switches.takes_concerns() or not any(pick.key == _BEGINS for pick in turn.picks):
            return
        turn.picks = [_CLOSED if pick.key == _BEGINS else pick for pick in turn.picks]
        draft = await self._drafts.get(turn.pseudonym)
        if draft and draft.stage is Stage.WRITING and not draft.texts:  # else the next words would go into it
            await self._drafts.drop(turn.pseudonym)
