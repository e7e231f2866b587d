"""A release that is made in the background: one at a time, by a process of its own, with an eye on it.

The libraries of research are large and their work is long; what answers people never loads them. How it ends
is told by the exit code of `ganwei release`.
"""

import json
import os
import subprocess
import sys
import threading
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from redis import Redis
from sqlalchemy import Engine

from bot.audit.record import note_alone
from bot.database import now
from bot.settings import ROOT, Settings

SECONDS_AT_MOST = 4 * 3600
SECONDS_TOLD = 7 * 24 * 3600  # how long the end of the last one is shown
NICENESS = 10
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


class Command(Protocol):
    """Runs a command to its end."""

    def __call__(self, arguments: list[str]) -> int:
        """Return the exit code of `ganwei` with these arguments."""


class Errand:
    """Make one release at a time."""

    def __init__(self, engine: Engine, redis: Redis, command: Command) -> None:
        """Note in the audit list behind `engine` who asks and what came of it; keep the state in `redis`."""
        self._engine = engine
        self._redis = redis
        self._command = command

    def begin(self, staff: str, number: int, arguments: list[str]) -> bool:
        """Begin release `number`; say False when one is being made."""
        if not self._redis.set(_LOCK, staff, nx=True, ex=SECONDS_AT_MOST):
            return False
        note_alone(self._engine, staff, "release_begin", str(number))
        self._tell(State.RUNNING, staff)
        threading.Thread(target=self._run, args=(staff, number, arguments), daemon=True).start()
        return True

    def told(self) -> Told | None:
        """Return how the last one stands; None when there was none lately."""
        kept = self._redis.get(_STATE)
        if not isinstance(kept, bytes):
            return None
        state, staff, since = json.loads(kept)
        is_lost = state == State.RUNNING and not self._redis.exists(_LOCK)
        return Told(State.FAILED if is_lost else State(state), staff, since)

    def _run(self, staff: str, number: int, arguments: list[str]) -> None:
        try:
            state = ENDS.get(self._command(arguments), State.FAILED)
        except OSError:
            state = State.FAILED
        note_alone(self._engine, staff, f"release_{state}", str(number))
        self._tell(state, staff)
        self._redis.delete(_LOCK)

    def _tell(self, state: State, staff: str) -> None:
        self._redis.set(_STATE, json.dumps([state, staff, now()]), ex=SECONDS_TOLD)


def own_process(settings: Settings) -> Command:
    """Return what runs `ganwei` in a process of its own, niced and silent, with these settings."""
    chosen = ("data_dir", "database_url", "key_file", "days_kept", "time_zone", "release_budget")
    values = {name: getattr(settings, name) for name in chosen}
    told = {f"GANWEI_{name.upper()}": str(value) for name, value in values.items() if value is not None}

    def run(arguments: list[str]) -> int:
        return subprocess.run(  # noqa: S603 — our own command; nothing in it is typed by a person
            ["nice", f"-n{NICENESS}", sys.executable, "-m", "bot", *arguments],  # noqa: S607
            cwd=ROOT,
            env={**os.environ, **told},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS_AT_MOST,
            check=False,
        ).returncode

    return run


def folder_of(settings: Settings) -> Path:
    """Return the folder of the releases that were made from the console."""
    return settings.data_dir / "releases"
