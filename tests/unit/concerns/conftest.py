from datetime import date

import pytest

from bot.concerns.desk import ReceiptDesk
from bot.concerns.form import ConcernForm
from bot.concerns.store import ConcernStore
from tests.unit.concerns.walk import OneName


class Clock:
    """A day that tests move."""

    def __init__(self):
        self.day = date(2026, 11, 26)

    def __call__(self):
        return self.day


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(engine, keys, clock):
    return ConcernStore(engine, keys, clock)


@pytest.fixture
def on_disk(tmp_path, engine):
    """All bytes of the database files as they are now."""

    def read():
        engine.dispose()
        return b"".join(file.read_bytes() for file in tmp_path.glob("ganwei.sqlite*"))

    return read


@pytest.fixture
def form(store):
    return ConcernForm(OneName(), store)


@pytest.fixture
def desk(store, form):
    return ReceiptDesk(store, form.redacted)
