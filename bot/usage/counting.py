"""Sums that wait in the memory of a process until they are taken to be written."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Protocol, Self


class Sums(Protocol):
    """Sums of any kind, in no order; false when nothing was counted."""

    def __bool__(self) -> bool:
        """Say whether anything was counted."""

    def add(self, other: Self) -> None:
        """Add the sums of another."""


class Counting[S: Sums]:
    """Hold sums: they are counted in one thread and written in another."""

    def __init__(self, none: Callable[[], S]) -> None:
        """Begin with what `none` returns: sums of nothing."""
        self._none = none
        self._lock = Lock()
        self._sums = none()

    @contextmanager
    def counted(self) -> Iterator[S]:
        """Yield the sums to count into; nobody else has them meanwhile."""
        with self._lock:
            yield self._sums

    def take(self) -> S:
        """Return what was counted and begin anew."""
        with self._lock:
            taken, self._sums = self._sums, self._none()
        return taken

    def put_back(self, sums: S) -> None:
        """Take back what could not be written."""
        with self._lock:
            self._sums.add(sums)
