"""Refusals that may come in floods, in the audit list: one at once, the rest of ten minutes as one line.

That line says how many (×12). The counts wait in Redis, so that no flood makes the list grow: of each account
and kind two lines in ten minutes, whatever comes, and no count is lost.
"""

import time
from collections.abc import Callable
from typing import cast

from redis import Redis
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.audit.record import note

SECONDS_TOGETHER = 600
_SECONDS_KEPT = 86400
_WAITING = "ganwei:staff:refusals"  # a hash: "period action name" -> how many


class Refusals:
    """Note them."""

    def __init__(self, engine: Engine, redis: Redis, clock: Callable[[], float] = time.time) -> None:
        """Write into the list behind `engine`; count in `redis`."""
        self._engine = engine
        self._redis = redis
        self._clock = clock

    def note(self, name: str, action: str) -> None:
        """Note a refusal: of an account that there is, or of nobody (an empty name)."""
        field = f"{self._period()} {action} {name}"
        with self._redis.pipeline(transaction=True) as pipe:
            pipe.hincrby(_WAITING, field)
            pipe.expire(_WAITING, _SECONDS_KEPT)
            is_first = pipe.execute()[0] == 1
        if not is_first:
            return
        try:
            self._write(name, action)
        except SQLAlchemyError:
            self._redis.hincrby(_WAITING, field)  # counted with the rest
            raise

    def settle(self) -> None:
        """Write the lines of the times that are over."""
        for field in cast("list[bytes]", self._redis.hkeys(_WAITING)):
            period, action, name = field.decode().split(" ", 2)
            if int(period) < self._period():
                self._settle(field, action, name)

    def _settle(self, field: bytes, action: str, name: str) -> None:
        with self._redis.pipeline(transaction=True) as pipe:  # one of several consoles takes it
            pipe.hget(_WAITING, field)
            pipe.hdel(_WAITING, field)
            count = int(pipe.execute()[0] or 0)
        try:
            if count > 1:
                self._write(name, action, f"×{count - 1}")
        except SQLAlchemyError:
            self._redis.hincrby(_WAITING, field, count)
            raise

    def _write(self, name: str, action: str, reason: str = "") -> None:
        with Session(self._engine) as session, session.begin():
            note(session, name, action, name, reason)

    def _period(self) -> int:
        return int(self._clock()) // SECONDS_TOGETHER
