"""One look at the database for all that a worker holds a copy of, at most twice a second.

Whoever holds a copy names a number in the database that grows with every change, and what reads it anew.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Engine, ScalarSelect, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 0.5


@dataclass
class _Copy:
    revision: ScalarSelect[Any]
    read: Callable[[], None]
    known: int = -1


class Revisions:
    """Have copies read anew when their revision has changed."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        """Look into the database behind `engine`, at most twice a second of `clock`."""
        self._engine = engine
        self._clock = clock
        self._next_look = float("-inf")
        self._copies: list[_Copy] = []
        self._is_answered = True

    def follow(self, revision: ColumnElement[int], read: Callable[[], None]) -> None:
        """Call `read` at the next look, and whenever `revision`, an aggregate such as max(), has changed."""
        self._copies.append(_Copy(select(revision).scalar_subquery(), read))
        self._next_look = float("-inf")

    def look(self) -> None:
        """Renew what has changed; while the database does not answer, copies stay as they are."""
        if self._clock() < self._next_look:
            return
        try:
            self._renew()
            self._is_answered = True
        except SQLAlchemyError as error:
            if self._is_answered:
                log.warning("the database does not answer, what is known is used: %s", type(error).__name__)
            self._is_answered = False
        finally:
            self._next_look = self._clock() + SECONDS_BETWEEN_LOOKS

    def _renew(self) -> None:
        with Session(self._engine) as session:
            revisions = session.execute(select(*(copy.revision for copy in self._copies))).one()
        for copy, revision in zip(self._copies, revisions, strict=True):
            if (revision or 0) != copy.known:
                copy.read()
                copy.known = revision or 0
