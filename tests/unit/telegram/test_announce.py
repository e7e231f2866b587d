"""What staff say to a chat: a banner once, a closing not without end; real Redis."""

import pytest
from redis.asyncio import Redis

from bot.conversation.turn import Outcome, Turn
from bot.ephemeral.banners import SECONDS_KEPT, ShownBanners
from bot.ephemeral.held import Held
from bot.ephemeral.limits import CLOSED, SharedLimit
from bot.ephemeral.server import redis_url
from bot.switches.live import Banner, Closed
from bot.telegram.announce import Announcements


class FakeSwitches:
    """Switches that the test sets."""

    def __init__(self) -> None:
        self.announced = Banner("请看新答复", 4)

    def banner(self) -> Banner:
        return self.announced

    def closed(self, channel: str) -> Closed | None:
        return Closed("channel_closed", "检修") if channel == "telegram" else None


def standing_still() -> float:
    return 1_800_000_000.0  # no window of ten minutes ends in the middle of a test


@pytest.fixture
def switches() -> FakeSwitches:
    return FakeSwitches()


@pytest.fixture
def announcements(redis: Redis, switches: FakeSwitches) -> Announcements:
    return Announcements(switches, ShownBanners(redis), SharedLimit(redis, CLOSED, standing_still))


def a_turn(name: str = "p1", former: tuple[str, ...] = (), outcome: Outcome = Outcome.ANSWERED) -> Turn:
    return Turn("telegram", "", "怕担责", name, former, outcome=outcome)


async def test_banner_is_shown_once_to_each_chat(announcements: Announcements) -> None:
    shown = [await announcements.banner(a_turn(name)) for name in ("p1", "p1", "p2")]
    assert shown == ["请看新答复", "", "请看新答复"]


async def test_next_banner_is_shown_again(announcements: Announcements, switches: FakeSwitches) -> None:
    await announcements.banner(a_turn())
    switches.announced = Banner("请看新答复", 6)
    assert await announcements.banner(a_turn()) == "请看新答复"


async def test_banner_is_not_shown_again_because_the_name_changed_overnight(
    announcements: Announcements,
) -> None:
    await announcements.banner(a_turn("yesterday"))
    assert await announcements.banner(a_turn("today", former=("yesterday",))) == ""


async def test_nothing_is_remembered_while_nothing_is_announced(
    announcements: Announcements, switches: FakeSwitches, redis: Redis
) -> None:
    switches.announced = Banner("", 5)
    assert await announcements.banner(a_turn()) == ""
    assert await redis.keys() == []


async def test_what_is_remembered_is_a_number_for_two_days_that_is_listed_and_forgotten(
    announcements: Announcements, redis: Redis
) -> None:
    await announcements.banner(a_turn())
    assert {key: await redis.get(key) for key in await redis.keys()} == {b"ganwei:banner:p1": b"4"}
    [item] = await Held(redis).items("p1")
    assert (item.name, 0 < item.seconds <= SECONDS_KEPT) == ("banner", True)
    await Held(redis).forget("p1")
    assert await redis.keys() == []


async def test_closing_is_said_a_few_times_to_each_chat(announcements: Announcements) -> None:
    said = [await announcements.is_said(a_turn(outcome=Outcome.CLOSED)) for _ in range(CLOSED.of_one + 2)]
    assert said == [True] * CLOSED.of_one + [False] * 2
    assert await announcements.is_said(a_turn("p2", outcome=Outcome.CLOSED))


async def test_answer_is_always_said(announcements: Announcements, redis: Redis) -> None:
    said = [await announcements.is_said(a_turn()) for _ in range(CLOSED.of_one + 2)]
    assert set(said) == {True}
    assert await redis.keys() == []


async def test_times_that_a_closing_was_said_are_listed_and_forgotten(redis: Redis) -> None:
    limit = SharedLimit(redis, CLOSED)
    await Announcements(FakeSwitches(), ShownBanners(redis), limit).is_said(a_turn(outcome=Outcome.CLOSED))
    assert [item.name for item in await Held(redis).items("p1")] == ["counter"]
    await Held(redis).forget("p1")
    assert [key for key in await redis.keys() if b"p1" in key] == []


async def test_without_redis_a_closing_is_said_and_a_banner_is_not() -> None:
    with redis_url("") as url:
        redis = Redis.from_url(url)
    announcements = Announcements(FakeSwitches(), ShownBanners(redis), SharedLimit(redis, CLOSED))
    assert await announcements.is_said(a_turn(outcome=Outcome.CLOSED))
    assert await announcements.banner(a_turn()) == ""


def test_channel_is_closed_by_its_own_switch(announcements: Announcements) -> None:
    assert (announcements.is_closed("telegram"), announcements.is_closed("web")) == (True, False)
