"""A content store, two of the staff who write and one who approves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.audit.search import AuditList, Wanted
from bot.content.approving import Approving
from bot.content.checks import Problem
from bot.content.drafts import Ref, Seen
from bot.content.entry import Entry
from bot.content.history import History
from bot.content.store import ContentStore
from bot.content.writing import Writing
from tests.unit.fresh import new_database

FEAR = Ref("answer", "fear")
NOTHING = Seen(FEAR, 0)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = new_database(tmp_path / "content.sqlite")
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> ContentStore:
    return ContentStore(engine)


def forbidden(entry: Entry) -> list[Problem]:
    """Find one thing wrong with a text that says so."""
    return [Problem("text", "forbidden")] if "forbidden" in entry.model_dump()["text"] else []


@pytest.fixture
def zhou(engine: Engine) -> Writing:
    return Writing(engine, "zhou", forbidden)


@pytest.fixture
def li(engine: Engine) -> Writing:
    return Writing(engine, "li", forbidden)


@pytest.fixture
def chen(engine: Engine) -> Approving:
    return Approving(engine, "chen", forbidden)


@pytest.fixture
def history(engine: Engine) -> History:
    return History(engine)


@pytest.fixture
def body(store: ContentStore, a_topic: Callable[..., Entry]) -> Callable[..., dict]:
    """Return a maker of what an editor types; the store holds the entry's first version."""
    first = a_topic("fear", text="one")
    store.seed([first])
    return lambda text="two", **fields: {**first.model_dump(mode="json"), "text": text, **fields}


@pytest.fixture
def deeds(engine: Engine) -> Callable[[], list[tuple[str, str, str]]]:
    """Return what the audit list says: who, what, to what."""
    return lambda: [(deed.staff, deed.action, deed.subject) for deed in AuditList(engine).all(Wanted())]
