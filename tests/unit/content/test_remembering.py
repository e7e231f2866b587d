"""The store that remembers: one reading for as long as nothing changes, and never an old answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.content.approving import Approving
from bot.content.remembering import RememberingStore
from bot.content.store import ContentStore
from tests.unit.content.conftest import FEAR


@contextmanager
def readings(engine: Engine) -> Iterator[list[str]]:
    """Collect the statements that read entries."""
    found: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM content" in statement and "FROM content_" not in statement:
            found.append(statement)

    event.listen(engine, "before_cursor_execute", listen)
    yield found
    event.remove(engine, "before_cursor_execute", listen)


@pytest.fixture
def remembering(engine: Engine, body: Callable) -> RememberingStore:
    assert body()
    return RememberingStore(engine)


def test_what_does_not_change_is_read_once(engine: Engine, remembering: RememberingStore) -> None:
    with readings(engine) as found:
        assert [remembering.all(Answer) for _ in range(3)] == [ContentStore(engine).all(Answer)] * 3
    assert len(found) == 2  # one of them is the other store's


def test_change_is_seen_at_once(
    remembering: RememberingStore, chen: Approving, store: ContentStore, a_topic: Callable
) -> None:
    assert remembering.all(Answer)["fear"].text == "one"
    store.seed([a_topic("fear", text="two", version=2)])
    assert remembering.all(Answer)["fear"].text == "two"
    chen.bring_back(FEAR, 1, live=2, told="t")
    assert remembering.all(Answer)["fear"].text == "one"


def test_what_a_caller_does_with_the_entries_stays_with_the_caller(remembering: RememberingStore) -> None:
    remembering.all(Answer).clear()
    assert list(remembering.all(Answer)) == ["fear"]
