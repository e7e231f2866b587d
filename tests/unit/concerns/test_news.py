import hashlib
import hmac

import pytest

from bot.concerns.news import PLACES, SECONDS_A_PERIOD, News, tag_of
from bot.concerns.staff import StaffDesk


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
def news(engine, seconds):
    return News(engine, seconds)


@pytest.fixture
def desk(engine, keys, clock):
    return StaffDesk(engine, keys, "周敏", clock)


def own(page, seed):
    """What the holder's phone does."""
    tag = hmac.new(seed, str(page["period"]).encode(), hashlib.sha256).hexdigest()[:12]
    return tag in page["tags"]


def test_a_reply_shows_on_the_next_page_and_reading_it_takes_it_off(store, news, desk, seconds):
    number, seed = store.submit("怕签字", {})
    assert not own(news.page(), seed)
    desk.reply(store.open(number).key, "可以先报备")
    assert not own(news.page(), seed), "the page is rebuilt on the clock, not when something happens"
    seconds.now += SECONDS_A_PERIOD
    assert own(news.page(), seed)
    store.open(number)
    seconds.now += SECONDS_A_PERIOD
    assert not own(news.page(), seed)


def test_within_a_period_everybody_gets_the_same_page(store, news, seconds):
    store.submit("怕签字", {})
    first = news.page()
    seconds.now += 1
    assert news.page() == first


def test_the_page_does_not_tell_how_many_concerns_have_news(store, news, desk, seconds):
    lengths = set()
    for _ in range(3):
        number, _seed = store.submit("怕签字", {})
        desk.reply(store.open(number).key, "好")
        seconds.now += SECONDS_A_PERIOD
        lengths.add(len(news.page()["tags"]))
    assert lengths == {PLACES}


def test_tags_of_two_periods_have_nothing_in_common(store):
    _number, seed = store.submit("怕签字", {})
    assert tag_of(seed, 1) != tag_of(seed, 2)
    assert len(tag_of(seed, 1)) == 12


def test_a_tag_says_nothing_of_the_receipt(store, engine):
    first, second = store.submit("x", {}), store.submit("x", {})
    assert first[1] != second[1]
    assert str(first[0]).encode() not in first[1]
