"""One look at the database for all copies that a worker holds."""

import logging
from pathlib import Path

import pytest
from sqlalchemy import Engine, Integer, event, func, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.revisions import Revisions
from tests.unit.fresh import new_database


class Base(DeclarativeBase):
    """The tables of this test."""


class One(Base):
    __tablename__ = "one"
    number: Mapped[int] = mapped_column(Integer, primary_key=True)


class Two(Base):
    __tablename__ = "two"
    number: Mapped[int] = mapped_column(Integer, primary_key=True)


class Clock:
    """A clock that the test puts forward."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = new_database(tmp_path / "r.sqlite")
    Base.metadata.create_all(engine)
    return engine


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def read() -> list[str]:
    return []


@pytest.fixture
def revisions(engine: Engine, clock: Clock, read: list[str]) -> Revisions:
    """Return the looks of a worker with two copies, whose readings are noted in `read`."""
    made = Revisions(engine, clock)
    made.follow(func.max(One.number), lambda: read.append("one"))
    made.follow(func.max(Two.number), lambda: read.append("two"))
    return made


def run(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


def test_first_look_reads_every_copy(revisions: Revisions, read: list[str]) -> None:
    revisions.look()
    assert read == ["one", "two"]


def test_change_has_its_own_copy_read_and_no_other(
    revisions: Revisions, engine: Engine, clock: Clock, read: list[str]
) -> None:
    revisions.look()
    run(engine, "INSERT INTO two VALUES (7)")
    clock.now += 0.5
    revisions.look()
    assert read == ["one", "two", "two"]


def test_both_copies_cost_one_query_and_two_a_second(
    revisions: Revisions, engine: Engine, clock: Clock
) -> None:
    revisions.look()
    queries: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: queries.append(arguments[2]))
    for _ in range(64):
        clock.now += 1 / 64
        revisions.look()
    assert len(queries) == 2


def test_copy_that_comes_late_is_read_at_the_next_look(revisions: Revisions, read: list[str]) -> None:
    revisions.look()
    revisions.follow(func.max(One.number), lambda: read.append("three"))
    revisions.look()
    assert read == ["one", "two", "three"]


def test_database_that_does_not_answer_is_asked_again_later_and_said_once(
    revisions: Revisions, engine: Engine, clock: Clock, read: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    revisions.look()
    run(engine, "ALTER TABLE two RENAME TO gone")
    for _ in range(3):
        clock.now += 0.5
        revisions.look()
    assert read == ["one", "two"]
    assert [(record.levelno, "OperationalError" in record.getMessage()) for record in caplog.records] == [
        (logging.WARNING, True)
    ]
    run(engine, "ALTER TABLE gone RENAME TO two")
    run(engine, "INSERT INTO two VALUES (7)")
    clock.now += 0.5
    revisions.look()
    assert read == ["one", "two", "two"]


def test_failure_that_is_not_the_databases_is_raised_once_a_look_and_holds_up_no_copy_before_it(
    engine: Engine, clock: Clock, read: list[str]
) -> None:
    def fails() -> None:
        raise ValueError

    revisions = Revisions(engine, clock)
    revisions.follow(func.max(One.number), lambda: read.append("one"))
    revisions.follow(func.max(Two.number), fails)
    with pytest.raises(ValueError):
        revisions.look()
    revisions.look()
    assert read == ["one"]


def test_copy_that_could_not_be_read_is_read_again(engine: Engine, clock: Clock) -> None:
    tries: list[int] = []

    def fails_once() -> None:
        tries.append(1)
        if len(tries) == 1:
            run(engine, "SELECT * FROM nothing")

    revisions = Revisions(engine, clock)
    revisions.follow(func.max(One.number), fails_once)
    for _ in range(3):
        clock.now += 0.5
        revisions.look()
    assert len(tries) == 2
