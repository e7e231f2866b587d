"""One exception for whatever goes wrong with Redis; its message is dropped, it may quote keys."""

from collections.abc import Iterator
from contextlib import contextmanager

from redis.exceptions import RedisError

from bot.conversation.turn import PartUnavailable


@contextmanager
def unavailable_without_redis() -> Iterator[None]:
    """Turn a failure of Redis into PartUnavailable."""
    try:
        yield
    except (RedisError, OSError):
        raise PartUnavailable from None
