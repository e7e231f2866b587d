"""Pseudonyms change every day, and those of the days before can be found as long as something may be held."""

from datetime import UTC, datetime, timedelta

import pytest
from redis.asyncio import Redis

from bot.ephemeral import pseudonyms as module
from bot.ephemeral.held import Held
from bot.ephemeral.messages import Messages
from bot.ephemeral.pseudonyms import CHINA_AT_THREE, RotatingPseudonyms


class Calendar(datetime):
    """Days that the test moves."""

    later = timedelta()

    @classmethod
    def now(cls, tz=None):
        return datetime.now(tz) + cls.later


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> type[Calendar]:
    monkeypatch.setattr(module, "datetime", Calendar)
    Calendar.later = timedelta()
    return Calendar


def test_the_day_of_a_pseudonym_changes_at_three_in_the_morning_in_china() -> None:
    before, after = (datetime(2026, 11, 26, *time, tzinfo=UTC) for time in ((18, 59), (19, 0)))
    assert [moment.astimezone(CHINA_AT_THREE).day for moment in (before, after)] == [26, 27]


async def test_a_sender_has_one_name_within_a_day_and_another_on_another_channel(redis: Redis) -> None:
    names = RotatingPseudonyms(redis)
    [name] = await names.of("web", "s")
    assert await names.of("web", "s") == (name,)
    assert len(name) == 32
    assert await names.of("telegram", "s") != (name,)


async def test_yesterdays_name_can_be_found_and_is_not_todays(redis: Redis, calendar: type[Calendar]) -> None:
    names = RotatingPseudonyms(redis)
    [yesterday] = await names.of("web", "s")
    calendar.later = timedelta(days=1)
    today, former = await names.of("web", "s")
    assert former == yesterday != today


async def test_names_of_two_days_ago_are_known_and_older_ones_are_not(redis: Redis, calendar: type) -> None:
    names = RotatingPseudonyms(redis)
    seen = []
    for day in range(4):
        calendar.later = timedelta(days=day)
        seen.append((await names.of("web", "s"))[0])
    assert await names.of("web", "s") == (seen[3], seen[2], seen[1])


async def test_what_was_said_before_three_in_the_morning_is_forgotten_too(
    redis: Redis, calendar: type[Calendar]
) -> None:
    names, messages = RotatingPseudonyms(redis), Messages(redis)
    [yesterday] = await names.of("telegram", "s")
    await redis.set(f"ganwei:talk:{yesterday}", "x", ex=60)
    await messages.note(yesterday, [7, 5])
    calendar.later = timedelta(days=1)
    mine = await names.of("telegram", "s")
    assert {item.name for item in await Held(redis).items(*mine)} == {"talk", "messages"}
    await Held(redis).forget(*mine)
    assert await messages.take(*mine) == [5, 7]
    assert await Held(redis).items(*mine) == []
