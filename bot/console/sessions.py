"""The sessions of the staff: in Redis under a hash of the cookie, gone when not used for a while.

Beside them Redis knows when each will be over and at which epoch of the account it began, so that the audit
list can be told whose ran out and whose was ended by a change of the account.
"""

import hashlib
import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import NamedTuple, cast

from redis import Redis

PREFIX = "ganwei:staff:session:"
LONGEST = 12 * 3600  # seconds, however busy
_ENDS = "ganwei:staff:endings"  # sorted: "hash epoch name" by the second at which that session is over


@dataclass(frozen=True)
class Session:
    """Who is in, since when, and what guards their forms."""

    name: str
    epoch: int  # of the account; when that has grown, the session is over
    csrf: str
    born: int  # seconds of the clock
    pending: str = ""  # the secret of a second factor that is being set up


class Over(NamedTuple):
    """A session that nobody ended by going out."""

    name: str
    is_cut: bool  # the account has changed; else it ran out
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

    def find(self, token: str) -> Session | None:
        """Return the session of a token, or None."""
        raw = self._redis.get(_key(token)) if token else None
        if raw is None:
            return None
        session = Session(**json.loads(raw))
        if self._clock() - session.born > LONGEST:
            self._redis.delete(_key(token))  # its end is known, and may have been noted already
            return None
        return session

    def use(self, token: str, session: Session) -> None:
        """Keep a session for another while."""
        if self._redis.expire(_key(token), self._idle):
            self._will_end(token, session)

    def change(self, token: str, session: Session, **fields: str | int) -> Session:
        """Change what a session holds; return it. One that has ended meanwhile stays so."""
        changed = replace(session, **fields)  # type: ignore[arg-type]
        self._redis.set(_key(token), json.dumps(asdict(changed)), xx=True, keepttl=True)
        return changed

    def end(self, token: str) -> None:
        """End a session; whoever ends it notes it."""
        if session := self.find(token):
            self._redis.delete(_key(token))
            self._redis.zrem(_ENDS, _entry(token, session))

    def let_end(self, token: str, session: Session) -> None:
        """End a session that its owner did not end; `take_over` tells of it, unless it has already."""
        self._redis.delete(_key(token))
        self._redis.zadd(_ENDS, {_entry(token, session): self._clock()}, xx=True)

    def take_over(self, epochs: Callable[[], Mapping[str, int]]) -> list[Over]:
        """Return the sessions that ran out or whose account is not at its epoch; one caller gets each, once.

        `epochs` gives those of the accounts that are open, by name; asked last, for who came in just now.
        What ended by a change stays in Redis, so that the browser can be told when it comes.
        """
        found = cast("list[tuple[bytes, float]]", self._redis.zrange(_ENDS, 0, -1, withscores=True))
        now = epochs()
        ended = [(_over(raw.decode(), now), at) for raw, at in found]
        due = [over for over, at in ended if over.is_cut or at <= self._clock()]
        return [over for over in due if self._redis.zrem(_ENDS, over.entry)]

    def put_back(self, over: Over) -> None:
        """Return what was taken over and could not be noted."""
        self._redis.zadd(_ENDS, {over.entry: self._clock()})

    def _will_end(self, token: str, session: Session) -> None:
        at = min(self._clock() + self._idle, session.born + LONGEST)
        self._redis.zadd(_ENDS, {_entry(token, session): at})


def _entry(token: str, session: Session) -> str:
    return f"{_hash(token)} {session.epoch} {session.name}"


def _over(entry: str, epochs: Mapping[str, int]) -> Over:
    _, epoch, name = entry.split(" ", 2)
    return Over(name, epochs.get(name) != int(epoch), entry)


def _key(token: str) -> str:
    return PREFIX + _hash(token)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
