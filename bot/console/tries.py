"""How many tries to enter there may be. No address is looked at: behind a proxy it is everybody's."""

import hashlib
import time
from collections.abc import Callable

from redis import Redis

SECONDS_OF_TRIES = 600
OF_A_DEVICE = 10  # in ten minutes; an account's lock does not hold in browsers where its owner was in before
OF_A_MEMBER = 20  # in ten minutes: the password that is asked for again within a session
OF_STRANGERS = 3  # a second, all together: a hash takes a core for a tenth of a second


class Tries:
    """Count tries in Redis, for all consoles together."""

    def __init__(self, redis: Redis, clock: Callable[[], float] = time.time) -> None:
        """Count in `redis`."""
        self._redis = redis
        self._clock = clock

    def of_device(self, mark: str) -> bool:
        """Count a try in a browser that is known; say whether it is within the limit."""
        return self._count(f"device:{hashlib.sha256(mark.encode()).hexdigest()}") <= OF_A_DEVICE

    def of_member(self, name: str) -> bool:
        """Count a password that somebody who is in has given; say whether it is within the limit."""
        return self._count(f"member:{hashlib.sha256(name.encode()).hexdigest()}") <= OF_A_MEMBER

    def of_stranger(self) -> bool:
        """Count a try in any other browser; say whether it keeps the pace, which is all of theirs."""
        return self._count("strangers", 1) <= OF_STRANGERS

    def _count(self, whose: str, seconds: int = SECONDS_OF_TRIES) -> int:
        key = f"ganwei:staff:tries:{whose}:{int(self._clock()) // seconds}"
        with self._redis.pipeline(transaction=True) as pipe:
            pipe.incr(key)
            pipe.expire(key, seconds + 1)
            return int(pipe.execute()[0])
