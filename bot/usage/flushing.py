"""When sums are written: at full ticks of the clock, the same in every process, whatever was asked and when.

It happens in a thread of its own, so a database that is locked or slow holds up no turn. What it does not
take stays in memory, with what is counted meanwhile; only a process that is killed loses what it has in hand.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError

from bot.usage.counting import Counting, Sums

log = logging.getLogger(__name__)

SECONDS_TO_END = 12  # longer than the database waits for a lock

type Add[S] = Callable[[S], None]


@contextmanager
def flushing[S: Sums](tally: Counting[S], add: Add[S], seconds: int) -> Iterator[None]:
    """Write at every full `seconds` of the clock while the context lasts, and the rest at its end."""
    end = Event()
    thread = Thread(target=_keep_flushing, args=(end, tally, add, seconds), name="usage", daemon=True)
    thread.start()
    try:
        yield
    finally:
        end.set()
        thread.join(SECONDS_TO_END)
        if tally.take():
            log.warning("the last counts were not written: the database did not take them")


def _keep_flushing[S: Sums](end: Event, tally: Counting[S], add: Add[S], seconds: int) -> None:
    was_taken = True
    while not end.wait(seconds_until_tick(time.time(), seconds)):
        is_taken = flush(tally, add)
        if was_taken and not is_taken:
            log.warning("the database does not take the counts; they wait in memory")
        was_taken = is_taken
    flush(tally, add)


def seconds_until_tick(now: float, seconds: int) -> float:
    """Return how long it is from `now` until the clock shows a multiple of `seconds`."""
    return seconds - now % seconds


def flush[S: Sums](tally: Counting[S], add: Add[S]) -> bool:
    """Write what was counted, if anything; put it back when the database does not take it, and say so."""
    sums = tally.take()
    if not sums:
        return True
    try:
        add(sums)
    except SQLAlchemyError:
        tally.put_back(sums)
        return False
    return True
