"""The path of a message: one list of steps. The order is a safety property; a test pins it."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol

from bot.content.live import LiveContent
from bot.conversation.gates import Gates
from bot.conversation.hidden import has_words, strip_hidden
from bot.conversation.replies import compose_pick, fixed_reply
from bot.conversation.turn import Outcome, PartUnavailable, Pick, Settled, Stop, Turn
from bot.local_time import today

LONGEST_MESSAGE = 500  # characters; a question of this subject is rarely over 100

type Step = Callable[[Turn], Awaitable[None]]


class Understander(Protocol):
    """Decides what to say: Rasa in life, a fake in unit tests."""

    async def decide(self, pseudonym: str, text: str) -> list[Pick]:
        """Return what to say; raise DialogueUnavailable when nobody can decide."""


class Pseudonyms(Protocol):
    """Gives a sender a name that means nothing outside."""

    async def of(self, channel: str, sender: str) -> tuple[str, ...]:
        """Return the sender's pseudonyms: today's, then those of the days before."""


class Private(Protocol):
    """Answers what belongs to the private part of a talk: concerns and receipts."""

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it belongs there; say whether it did."""

    async def open(self, turn: Turn) -> None:
        """Begin what the dialogue decided to begin."""

    async def mind(self, turn: Turn) -> None:
        """See a turn that the dialogue has answered, or could not."""


class DialogueUnavailable(PartUnavailable):
    """Rasa is down, restarting or too slow."""


class MessagePath:
    """Carry a message from the channel to its replies."""

    def __init__(
        self,
        content: LiveContent,
        pseudonyms: Pseudonyms,
        gates: Gates,
        private: Private,
        understander: Understander,
    ) -> None:
        """Take the parts that the composition root chose."""
        self._content = content
        self._pseudonyms = pseudonyms
        self._gates = gates
        self._private = private
        self._understander = understander
        self.steps: list[Step] = [
            self.strip_hidden,
            self.pseudonymise,
            self.limit_rate,
            self.stop_when_closed,
            self.talk_in_private,
            self.refuse_unreadable,
            self.guard_payload,
            self.understand,
            self.turn_concerns_away,
            self.begin_private,
            self.compose,
            self.mind_misses,
        ]

    async def take(self, turn: Turn) -> Turn:
        """Run the steps; whatever happens, the turn comes back with something to say."""
        try:
            for step in self.steps:
                await step(turn)
        except Settled:
            return turn
        except Stop as stop:
            self._end(turn, stop)
        except PartUnavailable:
            if not self._gates.closing.say(turn):  # it may be closed because that part is down
                self._end(turn, Stop("recovering", Outcome.BUSY))
        return turn

    async def turn_away(self, turn: Turn) -> Turn:
        """End a turn that there is no room for."""
        with suppress(PartUnavailable):
            await self.pseudonymise(turn)  # so that its messages can be found by their name
        self._end(turn, Stop("busy", Outcome.BUSY))
        return turn

    def _end(self, turn: Turn, stop: Stop) -> None:
        turn.outcome, turn.reason = stop.outcome, stop.key
        turn.replies = [fixed_reply(self._content, stop.key)]

    async def strip_hidden(self, turn: Turn) -> None:
        """Remove what cannot be seen."""
        turn.text = strip_hidden(turn.text)

    async def pseudonymise(self, turn: Turn) -> None:
        """Give the sender a pseudonym; nothing after this step sees the channel's own id."""
        turn.pseudonym, *former = await self._pseudonyms.of(turn.channel, turn.sender)
        turn.former = tuple(former)
        turn.sender = ""

    async def limit_rate(self, turn: Turn) -> None:
        """Refuse a flood."""
        if not await self._gates.limiter.allows(turn.pseudonym):
            raise Stop("too_fast", Outcome.BUSY)

    async def stop_when_closed(self, turn: Turn) -> None:
        """Let only through what a person must always be able to do, while staff have closed the service."""
        if await self._gates.closing.take(turn):
            raise Settled

    async def talk_in_private(self, turn: Turn) -> None:
        """Let the form and the receipt desk answer what is theirs; the dialogue never sees it."""
        if turn.text and await self._private.take(turn):
            raise Settled

    async def refuse_unreadable(self, turn: Turn) -> None:
        """Refuse what nobody could answer."""
        if not turn.text:
            raise Stop("empty", Outcome.REFUSED)
        if len(turn.text) > LONGEST_MESSAGE:
            raise Stop("too_long", Outcome.REFUSED)
        if not has_words(turn.text):
            raise Stop("only_symbols", Outcome.REFUSED)

    async def guard_payload(self, turn: Turn) -> None:
        """Let only known buttons through as commands: Rasa obeys any text that begins with a slash."""
        turn.is_payload = turn.text.startswith("/")
        if turn.is_payload and turn.text[1:] not in self._content.payloads():
            turn.text = turn.text.lstrip("/ ") or "?"

    async def understand(self, turn: Turn) -> None:
        """Ask Rasa which answers to give."""
        turn.picks = await self._understander.decide(turn.pseudonym, turn.text)

    async def turn_concerns_away(self, turn: Turn) -> None:
        """Open no form while no concerns are taken in."""
        await self._gates.intake.mind(turn)

    async def begin_private(self, turn: Turn) -> None:
        """Open the form or the receipt desk when that was decided."""
        await self._private.open(turn)

    async def compose(self, turn: Turn) -> None:
        """Put the live wording to each key."""
        for pick in turn.picks or [Pick("unclear")]:
            turn.replies.append(compose_pick(self._content, pick, today()))
            if pick.candidates:
                turn.outcome = Outcome.CANDIDATES

    async def mind_misses(self, turn: Turn) -> None:
        """Count what could not be answered, without its words, and offer to keep it."""
        await self._private.mind(turn)
