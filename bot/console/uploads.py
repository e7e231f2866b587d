"""What a member of the staff has sent and not taken over yet: the last file of each, for a while."""

import secrets

from redis import Redis

SECONDS_KEPT = 1800
_BYTES_OF_A_NAME = 16


class Uploads:
    """Keep one file a member: the next takes the place of the one before."""

    def __init__(self, redis: Redis) -> None:
        """Keep files in `redis`."""
        self._redis = redis

    def keep(self, staff: str, data: bytes) -> str:
        """Keep a file; return the name under which it can be asked for."""
        name = secrets.token_hex(_BYTES_OF_A_NAME)
        self._redis.set(_slot(staff), name.encode() + data, ex=SECONDS_KEPT)
        return name

    def find(self, staff: str, name: str) -> bytes | None:
        """Return the file of this name; None when its time is over or another took its place."""
        kept = self._redis.get(_slot(staff))
        if not isinstance(kept, bytes) or kept[: 2 * _BYTES_OF_A_NAME] != name.encode():
            return None
        return kept[2 * _BYTES_OF_A_NAME :]

    def drop(self, staff: str) -> None:
        """Forget the file."""
        self._redis.delete(_slot(staff))


def _slot(staff: str) -> str:
    return f"ganwei:staff:upload:{staff}"
