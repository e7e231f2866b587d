"""What the check compares with, read from the store."""

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.checking.case import Live
from bot.content.kinds import KINDS
from bot.content.store import ContentStore


def live_in(store: ContentStore) -> Live:
    """Return what is live in the store, and which of it is withdrawn."""
    withdrawn = {(kind.kind, key) for kind in KINDS.values() for key in store.withdrawn(kind)}
    return Live(store.all(Answer), store.all(Channel), frozenset(withdrawn))
