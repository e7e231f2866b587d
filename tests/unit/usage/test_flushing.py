"""When sums are written: on the grid of the clock, at the end, and again when they were not taken."""

import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from bot import database
from bot.usage.flushing import flush, flushing, seconds_until_tick
from bot.usage.ledger import Ledger
from bot.usage.reader import Totals, Usage
from bot.usage.tally import Count, Sums, Tally
from tests.unit.usage.conftest import Clock

LONG = 86_400  # no tick comes in the middle of a test, but at most once a day at midnight


@pytest.mark.parametrize(
    ("now", "left"), [(1_800_000_000.0, 10), (1_800_000_003.5, 6.5), (1_800_000_009.75, 0.25)]
)
def test_next_tick_is_a_multiple_of_the_clock_whenever_a_process_began(now: float, left: float) -> None:
    assert seconds_until_tick(now, 10) == left


class Database:
    """Take sums, or refuse them as a locked database does."""

    def __init__(self) -> None:
        self.is_locked = False
        self.taken = Sums()
        self.times = 0

    def add(self, sums: Sums) -> None:
        self.times += 1
        if self.is_locked:
            raise OperationalError("", {}, Exception("database is locked"))
        self.taken.add(sums)


@pytest.fixture
def taking() -> Database:
    return Database()


def test_nothing_counted_is_nothing_written(tally: Tally, taking: Database) -> None:
    assert flush(tally, taking.add)
    assert taking.times == 0


def test_what_was_written_is_not_written_again(tally: Tally, taking: Database) -> None:
    tally.count_answer("fear", 1, Count.GIVEN)
    flush(tally, taking.add)
    flush(tally, taking.add)
    assert taking.taken.answers.total() == 1


def test_what_was_refused_is_written_later_with_what_came_meanwhile(tally: Tally, taking: Database) -> None:
    taking.is_locked = True
    for _ in range(3):
        tally.count_answer("fear", 1, Count.GIVEN)
        assert not flush(tally, taking.add)
    taking.is_locked = False
    tally.count_answer("fear", 1, Count.USEFUL)
    assert flush(tally, taking.add)
    assert sorted(taking.taken.answers.values()) == [1, 3]


def test_rest_is_written_at_the_end(tally: Tally, taking: Database) -> None:
    with flushing(tally, taking.add, LONG):
        tally.count_answer("fear", 1, Count.GIVEN)
    assert taking.taken.answers.total() == 1


def test_rest_is_written_when_the_service_fails(tally: Tally, taking: Database) -> None:
    tally.count_answer("fear", 1, Count.GIVEN)
    with pytest.raises(RuntimeError), flushing(tally, taking.add, LONG):
        raise RuntimeError
    assert taking.taken.answers.total() == 1


def test_it_is_written_while_the_service_runs(tally: Tally) -> None:
    written = Event()
    with flushing(tally, lambda sums: written.set(), 1):
        tally.count_answer("fear", 1, Count.GIVEN)
        assert written.wait(30)


def test_turns_are_counted_while_the_database_hangs(tally: Tally) -> None:
    hangs, go_on, taken = Event(), Event(), Sums()

    def add(sums: Sums) -> None:
        hangs.set()
        go_on.wait()
        taken.add(sums)

    with flushing(tally, add, 1):
        tally.count_answer("fear", 1, Count.GIVEN)
        assert hangs.wait(30)
        tally.count_answer("fear", 1, Count.GIVEN)  # does not wait: the test would end here for ever
        go_on.set()
    assert taken.answers.total() == 2


def test_counts_that_are_lost_are_said_without_saying_which(
    tally: Tally, taking: Database, caplog: pytest.LogCaptureFixture
) -> None:
    taking.is_locked = True
    with caplog.at_level(logging.WARNING), flushing(tally, taking.add, LONG):
        tally.count_answer("fear", 1, Count.GIVEN)
    assert "were not written" in caplog.text
    assert "fear" not in caplog.text


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Engine, sqlite3.Connection]]:
    """Return a database that somebody else is writing to, and the connection that holds it."""
    monkeypatch.setattr(database, "SECONDS_TO_WAIT", 0.05)
    file = tmp_path / "ganwei.sqlite"
    engine = database.open_database(f"sqlite:///{file}")
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")
    yield engine, other
    other.close()
    engine.dispose()


def test_locked_database_loses_and_doubles_nothing(
    tally: Tally, clock: Clock, locked: tuple[Engine, sqlite3.Connection]
) -> None:
    engine, other = locked
    tally.count_answer("fear", 1, Count.GIVEN)
    assert not flush(tally, Ledger(engine).add)
    other.rollback()
    tally.count_answer("fear", 1, Count.GIVEN)
    assert flush(tally, Ledger(engine).add)
    assert Usage(engine, clock).totals() == {"fear": Totals(2)}
