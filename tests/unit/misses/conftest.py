"""A database, keys, a clock, and people who ask what is not known; Redis is real, the dialogue is a fake."""

from datetime import date, datetime, timedelta

import pytest

from bot.conversation.consent import Consent
from bot.conversation.misses import Misses
from bot.conversation.turn import Pick, Reply, Turn
from bot.ephemeral.limits import CONSENTS, SharedLimit
from bot.ephemeral.miss_weeks import MissWeeks, begin_anew
from bot.ephemeral.pseudonyms import CHINA_AT_THREE
from bot.ephemeral.sketches import Sketches
from bot.ephemeral.waiting import Waiting
from bot.misses.desk import MissDesk
from bot.misses.reason import Reason
from bot.misses.store import MissStore
from bot.redact.span import Kind, Span
from tests.unit.person import AllAnswers, standing_still

K = 5
NAME = "郜梓涵"
NOT_RECORDED = (Pick("not_recorded"),)


class Clock:
    """A day and an hour that tests move."""

    def __init__(self):
        self.now = datetime(2026, 11, 26, 10, tzinfo=CHINA_AT_THREE)

    def __call__(self):
        return self.now

    def day(self) -> date:
        return self.now.date()

    def passes(self, **time: int) -> None:
        self.now += timedelta(**time)


class OneName:
    """Find one name and nothing else."""

    def find(self, text: str) -> list[Span]:
        place = text.find(NAME)
        return [Span(place, place + len(NAME), Kind.PERSON)] if place >= 0 else []


class People:
    """Anybody who asks what is not known, by name; and what they are told."""

    def __init__(self, misses: Misses):
        self.misses = misses

    async def ask(self, text: str, name: str, picks=NOT_RECORDED, **turn: object) -> Turn:
        """Return a turn as it leaves the path."""
        asked = Turn("web", "", text, name, **turn)
        if not await self.misses.take(asked):
            asked.picks, asked.replies = list(picks), [Reply("没有收录")]
            await self.misses.mind(asked)
        return asked

    async def tap(self, button: str, name: str) -> str:
        """Return the key of the answer to a tap."""
        asked = Turn("web", "", button, name)
        assert await self.misses.take(asked)
        return asked.replies[-1].answer.key


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(engine, keys, clock):
    return MissStore(engine, keys, K, clock.day)


@pytest.fixture
def sketches(redis, keys, clock):
    return Sketches(redis, MissWeeks(redis, keys, clock), K)


@pytest.fixture
def waiting(redis, keys):
    return Waiting(redis, keys)


@pytest.fixture
def people(redis, waiting, sketches, store):
    consent = Consent(AllAnswers(), waiting, store, SharedLimit(redis, CONSENTS, standing_still))
    return People(Misses(consent, OneName(), sketches, store))


@pytest.fixture
def begun_anew():
    """The texts that were made to count from nothing."""
    return []


@pytest.fixture
def desk(engine, keys, begun_anew):
    return MissDesk(engine, keys, K, "周敏", begun_anew.extend)


@pytest.fixture
def desk_with_redis(engine, keys, redis, url_of_redis):
    """A desk whose settling reaches the sketches, as in life."""
    from redis import Redis

    with Redis.from_url(url_of_redis) as blocking:
        yield MissDesk(engine, keys, K, "周敏", lambda texts: begin_anew(blocking, keys, texts))


@pytest.fixture
def on_disk(tmp_path, engine):
    """All bytes of the database files as they are now."""

    def read():
        engine.dispose()
        return b"".join(file.read_bytes() for file in tmp_path.glob("ganwei.sqlite*"))

    return read


@pytest.fixture
def an_open_group(store):
    """The id of a group that k have asked for."""
    return store.open("驻村补助啥时候发", Reason.NOT_RECORDED).hex()
