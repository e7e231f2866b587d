"""What several unit tests arrange with: small answers and cards, and content that needs no database."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from redis.asyncio import Redis
from sqlalchemy.engine import Engine

from bot.answers.model import Answer, Source
from bot.channels.model import Channel
from bot.compose.storage import database, seed_content
from bot.concerns.keys import Keys
from bot.content.entry import Entry
from bot.content.store import ContentStore
from bot.ephemeral.server import redis_url
from bot.settings import Settings
from tests.unit.fresh import new_database


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Return a real database with the tables of what the tests import."""
    engine = new_database(tmp_path / "ganwei.sqlite")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with the content of the repository, made once: tests copy it."""
    folder = tmp_path_factory.mktemp("seeded")
    engine = database(Settings(data_dir=folder))
    seed_content(ContentStore(engine))
    engine.dispose()
    return folder / "ganwei.sqlite"


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    """Return new keys of concerns."""
    return Keys(tmp_path / "keys" / "concerns.json")


@pytest.fixture(scope="session")
def url_of_redis() -> Iterator[str]:
    """Return the address of a real server, which the tests share."""
    with redis_url("") as url:
        yield url


@pytest.fixture
async def redis(url_of_redis: str) -> AsyncIterator[Redis]:
    """Return a connection to a server that holds nothing."""
    async with Redis.from_url(url_of_redis) as redis:
        await redis.flushall()
        yield redis


FIXED = (
    *("empty", "only_symbols", "too_long", "too_fast", "busy"),
    *("recovering", "updating", "unclear", "none_of_these"),
)


class FakeContent:
    """Entries in memory, asked like LiveContent."""

    def __init__(self, entries: list[Entry]) -> None:
        self._answers = {entry.key: entry for entry in entries if isinstance(entry, Answer)}
        self._channels = {entry.key: entry for entry in entries if isinstance(entry, Channel)}

    def answer(self, key: str) -> Answer | None:
        return self._answers.get(key)

    def numbered(self, number: int) -> Answer | None:
        return next((one for one in self._answers.values() if one.source and one.number == number), None)

    def channel(self, key: str) -> Channel | None:
        return self._channels.get(key)

    def payloads(self) -> frozenset[str]:
        return frozenset(self._answers)


@pytest.fixture
def an_answer() -> Callable[..., Answer]:
    """Return a maker of answers; what a test does not name does not matter to it."""

    def make(key: str = "fear", **fields: object) -> Answer:
        needed = {"title": key[:12], "text": f"text of {key}", "checked_on": date(2026, 1, 1)}
        return Answer.model_validate({"key": key, **needed, "review_by": date(2026, 7, 1), **fields})

    return make


@pytest.fixture
def a_topic(an_answer: Callable[..., Answer]) -> Callable[..., Answer]:
    """Return a maker of answers that rest on a source, which is what makes a topic."""
    return lambda key="fear", **fields: an_answer(key, source=Source(document="d", section="s"), **fields)


@pytest.fixture
def a_card() -> Callable[..., Channel]:
    """Return a maker of channel cards."""

    def make(key: str = "12380", **fields: object) -> Channel:
        needed = {"name": f"name of {key}", "for_what": "f", "not_for": "n", "anonymous": "a", "bring": "b"}
        return Channel.model_validate({"key": key, **needed, **fields})

    return make


@pytest.fixture
def content_of(an_answer: Callable[..., Answer]) -> Callable[..., FakeContent]:
    """Return a maker of content: the fixed answers and what the test adds."""
    return lambda *entries: FakeContent([*(an_answer(key) for key in FIXED), *entries])
