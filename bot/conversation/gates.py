"""What may stop a turn on its way: the rate, what staff have closed, the intake of concerns."""

from typing import NamedTuple, Protocol

from bot.conversation.turn import Turn


class Limiter(Protocol):
    """Counts what one pseudonym does: messages, tries, submissions."""

    async def allows(self, pseudonym: str) -> bool:
        """Count one more and say whether it is allowed."""


class Closing(Protocol):
    """Obeys staff who closed the service or a channel."""

    async def take(self, turn: Turn) -> bool:
        """Answer the turn while all is closed; say whether it is answered."""

    def say(self, turn: Turn) -> bool:
        """Answer with the notice while all is closed; say whether it is."""


class Intake(Protocol):
    """Obeys staff who take in no concerns."""

    async def mind(self, turn: Turn) -> None:
        """Replace the decision to open the form while none is to be opened."""


class Gates(NamedTuple):
    """The gates in the order in which a turn comes to them."""

    limiter: Limiter
    closing: Closing
    intake: Intake
