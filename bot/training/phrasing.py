"""A phrasing as staff see it: where it stands, and why one is refused."""

from enum import StrEnum
from typing import NamedTuple

from bot.redact.span import Span


class Why(StrEnum):
    """Why a phrasing is refused."""

    UNKNOWN_INTENT = "unknown_intent"  # neither an intent nor an answer with a source
    NO_WORDS = "no_words"
    TOO_LONG = "too_long"
    IN_FILES = "in_files"  # nlu/ has it
    ADDED = "added"  # staff have added it
    MASKED = "masked"  # a label such as 【姓名】 is no word that anybody says
    HELD_OUT = "held_out"  # a question that the model is measured with
    IDENTIFIER = "identifier"  # it names somebody or something


class Refused(Exception):
    """A phrasing is not taken. No word of it is in here.

    `intent` is the one that has it already; `spans` are the places of what identifies, in the text as `tidy`
    (bot/training/phrasings.py) returns it.
    """

    def __init__(self, why: Why, intent: str = "", spans: tuple[Span, ...] = ()) -> None:
        """Say why."""
        super().__init__(why.value)
        self.why = why
        self.intent = intent
        self.spans = spans


class Gone(Exception):
    """There is no phrasing of this number."""


class Standing(StrEnum):
    """Where a phrasing stands."""

    NEW = "new"  # the active model has not learnt it
    ACTIVE = "active"
    DROPPED = "dropped"  # the active model has learnt it, the next one will not
    IN_FILES = "in_files"  # nlu/ has it by now: it can be dropped


class Phrasing(NamedTuple):
    """One phrasing; one that was dropped has number 0, no author and no time."""

    number: int
    intent: str
    text: str
    standing: Standing
    author: str = ""
    at: str = ""  # ISO 8601, UTC
