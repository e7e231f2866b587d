"""Somebody with the page open, for tests of a running service."""

from uuid import uuid4

from tests.conftest import Stack


def keys_of(replies: list[dict]) -> list[str]:
    """Return the keys of the answers that replies come from."""
    return [reply.get("custom", {}).get("answer") for reply in replies]


class Visitor:
    """Asks over HTTP, always as the same sender."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.sender = uuid4().hex

    def says(self, *messages: str) -> list[dict]:
        """Return the replies to the last of the messages."""
        replies: list[dict] = []
        for message in messages:
            replies = self.stack.ask(message, self.sender)
        return replies

    def hears(self, *messages: str) -> list[str]:
        """Return the keys of the replies to the last of the messages."""
        return keys_of(self.says(*messages))
