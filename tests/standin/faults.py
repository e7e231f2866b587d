"""What can go wrong with a call."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Status:
    """Telegram answers with an error and does nothing."""

    code: int
    retry_after: int = 0


@dataclass(frozen=True)
class Cut:
    """The connection breaks without an answer, before or after the call was done."""

    is_done: bool


@dataclass(frozen=True)
class Odd:
    """Telegram answers 200 with a body that is no answer, and does nothing."""

    body: str


@dataclass(frozen=True)
class Rubbish:
    """The call was done, but the answer is no JSON."""
