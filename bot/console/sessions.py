"""The sessions of the staff: in Redis under a hash of the cookie, gone when not used for a while.

Beside them Redis knows when each will be over, so that the audit list can be told whose ended by itself.
"""

import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import NamedTuple, cast

from redis import Redis

PREFIX = "ganwei:staff:session:"
LONGEST = 12 * 3600  # seconds, however busy
_ENDS = "ganwei:staff:ends"  # sorted: "hash name" by the second at which that session is over


@dataclass(frozen=True)
class Session:
    """Who is in, since when, and what guards their forms."""

    name: str
    epoch: int  # of the account; when that has grown, the session is over
    csrf: str
    born: int  # seconds of the clock
    pending: str = ""  # the secret of a second factor that is being set up


class Over(NamedTuple):
    """A session that nobody ended."""

    name: str
    entry: str


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
        session = Session(name, epoch, secrets.token_urlsafe(32), int(self._clock()))
        self._redis.set(_key(token), json.dumps(asdict(session)), ex=self._idle)
        self._will_end(token, session)
        return token

    def find(self, token: str, *, is_use: bool = True) -> Session | None:
        """Return the session of a token, or None; `is_use` keeps it for another while."""
        raw = self._redis.get(_key(token)) if token else None
        if raw is None:
            return None
        session = Session(**json.loads(raw))
        if self._clock() - session.born > LONGEST:
            self._redis.delete(_key(token))  # its end is known, and may have been noted already
            return None
        if is_use:
            self._redis.expire(_key(token), self._idle)
            self._will_end(token, session)
        return session

    def change(self, token: str, session: Session, **fields: str | int) -> Session:
        """Change what a session holds; return it. One that has ended meanwhile stays so."""
        changed = replace(session, **fields)  # type: ignore[arg-type]
        self._redis.set(_key(token), json.dumps(asdict(changed)), xx=True, keepttl=True)
        return changed

    def end(self, token: str) -> None:
        """End a session; whoever ends it notes it."""
        if session := self.find(token, is_use=False):
            self._redis.delete(_key(token))
            self._redis.zrem(_ENDS, _entry(token, session))

    def let_end(self, token: str, session: Session) -> None:
        """End a session as one that ended by itself."""
        self._redis.delete(_key(token))
        self._redis.zadd(_ENDS, {_entry(token, session): self._clock()})

    def take_over(self) -> list[Over]:
        """Return the sessions that have ended by themselves; each is returned to one caller once."""
        found = cast("list[bytes]", self._redis.zrangebyscore(_ENDS, "-inf", self._clock()))
        over = [entry.decode() for entry in found]
        return [Over(entry.partition(" ")[2], entry) for entry in over if self._redis.zrem(_ENDS, entry)]

    def put_back(self, over: Over) -> None:
        """Return what was taken over and could not be noted."""
        self._redis.zadd(_ENDS, {over.entry: self._clock()})

    def _will_end(self, token: str, session: Session) -> None:
        at = min(self._clock() + self._idle, session.born + LONGEST)
        self._redis.zadd(_ENDS, {_entry(token, session): at})


def _entry(token: str, session: Session) -> str:
    return f"{_hash(token)} {session.name}"


def _key(token: str) -> str:
    return PREFIX + _hash(token)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
