"""A release that is made in the background: one at a time, by a process of its own, with an eye on it.

The libraries of research are large and their work is long; what answers people never loads them. How it ends
is told by the exit code of `ganwei release`.
"""

import json
import subprocess
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from redis import Redis
from redis.exceptions import LockError
from redis.lock import Lock
from sqlalchemy import Engine

from bot.audit.record import note_alone
from bot.console.own_process import SECONDS_AT_MOST, Command
from bot.database import now

_SECONDS_TO_TELL = 60  # that it was ended, before its lock runs out
SECONDS_TOLD = 7 * 24 * 3600  # how long the end of the last one is shown
_LOCK, _STATE = "ganwei:staff:release:lock", "ganwei:staff:release"


class State(StrEnum):
    """How the last release ended, by its exit code, or that it is not over."""

    RUNNING = "running"
    MADE = "made"
    FAILED = "failed"
    NOTHING = "nothing"
    UNSAFE = "unsafe"
    BUDGET = "budget"
    DISK = "disk"


ENDS = {0: State.MADE, 3: State.NOTHING, 4: State.UNSAFE, 5: State.BUDGET, 6: State.DISK}


class Told(NamedTuple):
    """The last release: how it stands, who asked for it, since when (UTC)."""

    state: State
    staff: str
    since: str


class Plan(NamedTuple):
    """A release to be made: its number, and what `ganwei` is called with."""

    number: int
    arguments: list[str]


class Errand:
    """Make one release at a time."""

    def __init__(self, engine: Engine, redis: Redis, command: Command) -> None:
        """Note in the audit list behind `engine` who asks and what came of it; keep the state in `redis`."""
        self._engine = engine
        self._redis = redis
        self._command = command

    def begin(self, staff: str, plan: Callable[[], Plan]) -> bool:
        """Begin the release of a plan, made when no other can begin; say False when one is being made."""
        lock = self._redis.lock(_LOCK, SECONDS_AT_MOST + _SECONDS_TO_TELL, thread_local=False)
        if not lock.acquire(blocking=False):
            return False
        with ExitStack() as undone:
            undone.callback(_let_go, lock)
            number, arguments = plan()
            note_alone(self._engine, staff, "release_begin", str(number))
            self._tell(State.RUNNING, staff)
            run = partial(self._run, lock, staff, number, arguments)
            threading.Thread(target=run, daemon=True).start()
            undone.pop_all()
        return True

    def told(self) -> Told | None:
        """Return how the last one stands; None when there was none lately."""
        kept = self._redis.get(_STATE)
        if not isinstance(kept, bytes):
            return None
        state, staff, since = json.loads(kept)
        is_lost = state == State.RUNNING and not self._redis.exists(_LOCK)
        return Told(State.FAILED if is_lost else State(state), staff, since)

    def _run(self, lock: Lock, staff: str, number: int, arguments: list[str]) -> None:
        state = State.FAILED
        try:
            state = ENDS.get(self._command(arguments), State.FAILED)
        except (OSError, subprocess.SubprocessError):  # it did not begin, or took too long
            pass
        finally:
            with ExitStack() as last:
                last.callback(_let_go, lock)
                last.callback(self._tell, state, staff)
                note_alone(self._engine, staff, f"release_{state}", str(number))

    def _tell(self, state: State, staff: str) -> None:
        self._redis.set(_STATE, json.dumps([state, staff, now()]), ex=SECONDS_TOLD)


def _let_go(lock: Lock) -> None:
    with suppress(LockError):  # it has run out, and may be another's
        lock.release()
