"""The sessions of the staff: in Redis under a hash of the cookie, gone when not used for a while."""

import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

from redis import Redis

PREFIX = "ganwei:staff:session:"
LONGEST = 12 * 3600  # seconds, however busy
TRIES, SECONDS_OF_TRIES = 20, 600  # to enter under one name
TRIES_OF_ALL = 200


@dataclass(frozen=True)
class Session:
    """Who is in, since when, and what guards their forms."""

    name: str
    epoch: int  # of the account; when that has grown, the session is over
    csrf: str
    born: int  # seconds of the clock
    pending: str = ""  # the secret of a second factor that is being set up


class Sessions:
    """Begin, find and end sessions."""

    def __init__(self, redis: Redis, idle: int, clock: Callable[[], float] = time.time) -> None:
        """Keep them in `redis` for `idle` seconds after their last use."""
        self._redis = redis
        self._idle = idle
        self._clock = clock

    def begin(self, name: str, epoch: int) -> str:
        """Begin a session; return its token, which only the browser keeps."""
        token = secrets.token_urlsafe(32)
        self._put(token, Session(name, epoch, secrets.token_urlsafe(32), int(self._clock())))
        return token

    def find(self, token: str, *, is_use: bool = True) -> Session | None:
        """Return the session of a token, or None; `is_use` keeps it for another while."""
        raw = self._redis.get(_key(token)) if token else None
        if raw is None:
            return None
        session = Session(**json.loads(raw))
        if self._clock() - session.born > LONGEST:
            self.end(token)
            return None
        if is_use:
            self._redis.expire(_key(token), self._idle)
        return session

    def change(self, token: str, session: Session, **fields: str | int) -> Session:
        """Change what a session holds; return it."""
        changed = replace(session, **fields)  # type: ignore[arg-type]
        self._put(token, changed)
        return changed

    def end(self, token: str) -> None:
        """End a session."""
        self._redis.delete(_key(token))

    def may_try(self, name: str) -> bool:
        """Count one more attempt to enter; say whether it is within the limits, of this name and of all."""
        period = int(self._clock()) // SECONDS_OF_TRIES
        of_one = self._count(f"ganwei:staff:tries:{_hash(name)}:{period}")
        return of_one <= TRIES and self._count(f"ganwei:staff:tries:all:{period}") <= TRIES_OF_ALL

    def _count(self, key: str) -> int:
        with self._redis.pipeline(transaction=True) as pipe:
            pipe.incr(key)
            pipe.expire(key, SECONDS_OF_TRIES)
            return int(pipe.execute()[0])

    def _put(self, token: str, session: Session) -> None:
        self._redis.set(_key(token), json.dumps(asdict(session)), ex=self._idle)


def _key(token: str) -> str:
    return PREFIX + _hash(token)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
