import hashlib
import hmac

import pytest
from redis.asyncio import Redis

from bot.concerns.keys import Keys
from bot.concerns.news import PLACES, SECONDS_A_PERIOD, News, tag_of
from bot.concerns.staff import StaffDesk
from bot.ephemeral.news_page import NewsPage
from bot.ephemeral.server import redis_url


class Seconds:
    """A clock that tests move."""

    def __init__(self):
        self.now = 1_800_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def news(engine, keys, seconds):
    return News(engine, keys, seconds)


@pytest.fixture
def desk(engine, keys, clock):
    return StaffDesk(engine, keys, "周敏", clock)


def own(page, seed):
    """What the holder's phone does."""
    tag = hmac.new(seed, str(page["period"]).encode(), hashlib.sha256).hexdigest()[:12]
    return tag in page["tags"]


def test_a_reply_shows_and_reading_it_takes_it_off(store, news, desk):
    number, seed = store.submit("怕签字", {})
    assert not own(news.page(1), seed)
    desk.reply(store.open(number).key, "可以先报备")
    assert own(news.page(2), seed)
    store.open(number)
    assert not own(news.page(3), seed)


def test_the_page_is_rebuilt_on_the_clock(news, seconds):
    first = news.period()
    seconds.now += SECONDS_A_PERIOD - seconds.now % SECONDS_A_PERIOD - 1
    assert news.period() == first
    seconds.now += 1
    assert news.period() == first + 1


def test_two_workers_fill_the_page_alike(store, engine, keys, seconds, tmp_path):
    store.submit("怕签字", {})
    other = News(engine, Keys(tmp_path / "keys" / "concerns.json"), seconds)
    assert News(engine, keys, seconds).page(7) == other.page(7)


async def test_within_a_period_everybody_gets_the_same_bytes(store, news, desk, seconds):
    with redis_url("") as url:
        async with Redis.from_url(url) as redis:
            number, _seed = store.submit("怕签字", {})
            first = await NewsPage(redis, news).json()
            desk.reply(store.open(number).key, "可以先报备")
            assert await NewsPage(redis, news).json() == first
            seconds.now += SECONDS_A_PERIOD
            assert await NewsPage(redis, news).json() != first


def test_the_page_does_not_tell_how_many_concerns_have_news(store, news, desk):
    lengths = set()
    for _ in range(3):
        number, _seed = store.submit("怕签字", {})
        desk.reply(store.open(number).key, "好")
        lengths.add(len(news.page(5)["tags"]))
    assert lengths == {PLACES}


def test_tags_of_two_periods_have_nothing_in_common(store):
    _number, seed = store.submit("怕签字", {})
    assert tag_of(seed, 1) != tag_of(seed, 2)
    assert len(tag_of(seed, 1)) == 12


def test_a_tag_says_nothing_of_the_receipt(store, engine):
    first, second = store.submit("x", {}), store.submit("x", {})
    assert first[1] != second[1]
    assert str(first[0]).encode() not in first[1]
