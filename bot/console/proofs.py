"""That somebody gave the right password, until they give the code: a few minutes in Redis, under a hash.

No password is kept. Only the form that the browser was given holds the token. What is taken is gone, so
that nothing works twice; a wrong code puts it back with one try less.
"""

import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import cast

from redis import Redis

SECONDS = 300
CODES = 5  # wrong ones for one password
_PREFIX = "ganwei:staff:proved:"


@dataclass(frozen=True)
class Proof:
    """Whose password was right, at which epoch of the account, until which second; codes left."""

    name: str
    epoch: int
    until: int
    left: int = CODES


class Proofs:
    """Keep them."""

    def __init__(self, redis: Redis, clock: Callable[[], float] = time.time) -> None:
        """Keep them in `redis`."""
        self._redis = redis
        self._clock = clock

    def keep(self, name: str, epoch: int) -> str:
        """Keep that the password of `name` was right; return the token that leads to it."""
        return self._put(Proof(name, epoch, int(self._clock()) + SECONDS))

    def take(self, token: str) -> Proof | None:
        """Return what a token leads to, once; None when there is nothing, or no longer."""
        raw = cast("bytes | None", self._redis.getdel(_key(token))) if token else None
        proof = Proof(**json.loads(raw)) if raw else None
        return proof if proof and proof.until > self._clock() else None

    def put_back(self, proof: Proof, tries: int = 1) -> str:
        """Keep what was taken with `tries` less until its end; return its new token, empty: none left."""
        return self._put(replace(proof, left=proof.left - tries)) if proof.left > tries else ""

    def _put(self, proof: Proof) -> str:
        token = secrets.token_urlsafe(32)
        seconds = max(1, proof.until - int(self._clock()))
        self._redis.set(_key(token), json.dumps(asdict(proof)), ex=seconds)
        return token


def _key(token: str) -> str:
    return _PREFIX + hashlib.sha256(token.encode()).hexdigest()
