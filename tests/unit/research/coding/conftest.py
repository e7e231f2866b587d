import pytest
from sqlalchemy.orm import Session

from bot.concerns.concern import Author, Status
from bot.concerns.lots import Lots
from bot.concerns.store import ConcernStore
from bot.concerns.tables import ConcernRow, random_key
from bot.concerns.texts import add_text
from bot.research.coding import tables  # noqa: F401 - its table is made with the others
from bot.research.coding.cache import coding_model
from bot.research.halves import TO_READ
from tests.unit.research.made import FixedCoder


@pytest.fixture
def store(engine, keys):
    return ConcernStore(engine, keys)


@pytest.fixture
def coder():
    """Codes everything 不敢为, 容错, 问责过重, with 0.66."""
    return FixedCoder()


@pytest.fixture
def submit(store):
    """Return what submits a concern, shared with research unless told otherwise, and returns its key."""

    def submit(text="怕担责", share=True, **codes):
        number, _seed = store.submit(text, codes, share=share)
        return store.open(number).key

    return submit


@pytest.fixture
def hold(engine, keys):
    """Return what stores a concern that its lot has to be read, or to be counted, and returns its key."""

    def hold(text, *, read=True, share=True, week="2026-W10"):
        key = next(key for key in iter(random_key, b"") if (Lots(keys).of(key) < TO_READ) is read)
        row = ConcernRow(key=key, receipt=key + key, guard="", seed=key, nickname="", week=week)
        row.status, row.length, row.share = Status.RECEIVED, "短", share
        add_text(row, keys, Author.HOLDER, row.week, text)
        with Session(engine) as session, session.begin():
            session.add(row)
        return key

    return hold


@pytest.fixture
def expire(engine):
    """Return what destroys the texts of a concern, as its retention does."""

    def expire(key):
        with Session(engine) as session, session.begin():
            row = session.get(ConcernRow, key)
            row.texts.clear()
            row.status = Status.EXPIRED

    return expire


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("coding")


@pytest.fixture(scope="session")
def model(model_folder):
    """The model of the shipped sentences, trained once for all tests."""
    return coding_model(model_folder)


@pytest.fixture
def on_disk(tmp_path, engine):
    """All bytes of the database files as they are now."""

    def read():
        engine.dispose()
        return b"".join(file.read_bytes() for file in tmp_path.glob("ganwei.sqlite*"))

    return read
