"""One turn of a talk: what came in, what each step made of it, what goes out."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.answers.model import Answer
from bot.channels.model import Channel


class Outcome(StrEnum):
    """How a turn ended, as its channel has to know. What is counted of it is in bot/usage/ending.py."""

    ANSWERED = "answered"
    CANDIDATES = "candidates"
    REFUSED = "refused"
    BUSY = "busy"
    CLOSED = "closed"  # staff have closed the service or the channel


@dataclass(frozen=True)
class Pick:
    """What Rasa decided to say: a key, perhaps candidates to offer, or how the person leans on it."""

    key: str
    candidates: tuple[str, ...] = ()
    leanings: tuple[str, ...] = ()  # intents such as ask_who, one after the other


@dataclass(frozen=True)
class Button:
    """A quick reply; the payload comes back as a message."""

    title: str
    payload: str


@dataclass(frozen=True)
class Shown:
    """What a channel shows in a special way: words that a tap masks, a receipt to copy, its seed."""

    tap: tuple[str, ...] = field(default=(), repr=False)
    receipt: str = field(default="", repr=False)
    seed: str = field(default="", repr=False)


@dataclass(frozen=True)
class Reply:
    """One message to the person, before a channel renders it; `answer` is None for details and candidates."""

    text: str
    buttons: tuple[Button, ...] = ()
    answer: Answer | None = None
    cards: tuple[Channel, ...] = ()
    shown: Shown = Shown()
    votes: tuple[Button, ...] = ()  # 有用 and 没用, where the answer can be marked


@dataclass
class Turn:
    """A message on its way. `sender` is the channel's own id and never leaves this object."""

    channel: str
    sender: str = field(repr=False)
    text: str = field(repr=False)
    pseudonym: str = field(default="", repr=False)
    former: tuple[str, ...] = field(default=(), repr=False)  # pseudonyms of the days before
    picks: list[Pick] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    is_payload: bool = False  # it came with a slash: from a button, or made to look like that
    outcome: Outcome = Outcome.ANSWERED
    reason: str = ""  # the key of the fixed answer, when a step ended the turn early


class PartUnavailable(Exception):
    """A part that the turn needs (Rasa, Redis) does not answer."""


class Settled(Exception):
    """A step has answered the turn; no other step is needed."""


class Stop(Exception):
    """A step ends the turn early with a fixed answer."""

    def __init__(self, key: str, outcome: Outcome) -> None:
        """Say the answer `key`."""
        super().__init__(key)
        self.key = key
        self.outcome = outcome
