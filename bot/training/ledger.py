"""Where each model stands, as the processes know it that train and serve; staff's side is models.py.

Any number of processes share the table. One of them at a time is at work on a model: it says so every few
seconds, and when it is not heard of for a minute, another takes the work over, once.
"""

import secrets
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.training.data import Pair
from bot.training.rows import active, alone, begin_step, end, is_under_way, pairs
from bot.training.tables import AT_WORK, Fault, ModelRow, State

SECONDS_UNHEARD = 60
MOST_TRIES = 2


class Job(NamedTuple):
    """A model by its number, and the phrasings of staff that it holds."""

    number: int
    holds: list[Pair]


class Lost(Exception):
    """Another process has taken the work over."""


class Ledger:
    """The table as one process sees it."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        """Use the table behind `engine`; `clock` gives Unix seconds."""
        self._engine = engine
        self._clock = clock
        self._worker = secrets.token_hex(8)

    def claim(self) -> Job | None:
        """Take the model that waits, or one whose process is gone; None when there is neither."""
        with Session(self._engine) as session:
            if not self._may_take(session.scalar(is_under_way())):
                return None
        with Session(self._engine) as session, session.begin():
            alone(session)
            row = session.scalar(is_under_way())
            if row is None or not self._may_take(row):
                return None
            if row.tries >= MOST_TRIES:
                end(row, State.FAILED, Fault.INTERRUPTED)
                return None
            row.tries, row.worker, row.beat = row.tries + 1, self._worker, int(self._clock())
            row.steps = row.steps[:1]
            begin_step(row, State.TRAINING)
            return Job(row.number, pairs(row))

    def beat(self, number: int) -> None:
        """Say that this process is still at work; raise Lost."""
        with Session(self._engine) as session, session.begin():
            self._mine(session, number).beat = int(self._clock())

    def trained(self, number: int, name: str) -> Job:
        """Note the file's name, and that measuring begins; return the model to compare with. Raise Lost."""
        with Session(self._engine) as session, session.begin():
            row, against = self._mine(session, number), active(session)
            row.names, row.against = [*row.names, name], against.number
            begin_step(row, State.MEASURING)
            return Job(against.number, pairs(against))

    def measured(self, number: int, result: dict[str, Any]) -> None:
        """Note what bot/evaluation/moved.py found, and with it whether the model may be used. Raise Lost."""
        with Session(self._engine) as session, session.begin():
            row = self._mine(session, number)
            row.figures = {name: result[name] for name in ("before", "after")}
            row.asked, row.questions, row.moved = result["asked"], result["moved"], len(result["moved"])
            row.regressions, row.distress_lost = result["regressions"], result["distress_lost"]
            end(row, State.BLOCKED if row.regressions or row.distress_lost else State.READY)

    def failed(self, number: int, fault: Fault) -> None:
        """Note that nothing comes of it. Raise Lost."""
        with Session(self._engine) as session, session.begin():
            end(self._mine(session, number), State.FAILED, fault)

    def let_go(self, number: int) -> None:
        """Let the model wait again: this process is being stopped. Raise Lost."""
        with Session(self._engine) as session, session.begin():
            row = self._mine(session, number)
            row.state, row.worker, row.steps, row.tries = State.WAITING, "", row.steps[:1], row.tries - 1

    def _may_take(self, row: ModelRow | None) -> bool:
        if row is None:
            return False
        return row.state not in AT_WORK or row.beat < self._clock() - SECONDS_UNHEARD

    def _mine(self, session: Session, number: int) -> ModelRow:
        alone(session)
        row = session.get_one(ModelRow, number)
        if row.worker != self._worker:
            raise Lost
        return row
