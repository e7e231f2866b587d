"""A filter for the kinds that the sieve gives to messages which are not plain text."""

from telegram import Message
from telegram.ext.filters import MessageFilter


class OfKind(MessageFilter):
    """Messages of one of these kinds."""

    def __init__(self, *kinds: str) -> None:
        """Let messages of `kinds` through."""
        super().__init__()
        self._kinds = kinds

    def filter(self, message: Message) -> bool:
        """Say whether a message is of one of the kinds."""
        return kind_of(message) in self._kinds


def kind_of(message: Message | None) -> str:
    """Return the kind that the sieve gave to a message, or nothing for plain text."""
    return str(message.api_kwargs.get("kind", "")) if message else ""
