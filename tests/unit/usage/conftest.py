from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.usage.ledger import Ledger
from bot.usage.tally import Tally
from tests.unit.fresh import new_database


class Clock:
    """A day that tests move."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 26)  # a Thursday of 2026-W48

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = new_database(tmp_path / "ganwei.sqlite")
    yield engine
    engine.dispose()


@pytest.fixture
def ledger(engine: Engine) -> Ledger:
    return Ledger(engine)


@pytest.fixture
def tally(clock: Clock) -> Tally:
    return Tally(clock)
