"""Sketches in a real Redis: k senders, their days, and what somebody sees who looks into Redis."""

import pytest

from bot.conversation.turn import PartUnavailable
from bot.ephemeral.miss_weeks import MISSES_PREFIX, WEEKS, MissWeeks, begin_anew
from bot.ephemeral.sketches import Sketches
from bot.misses.likeness import ENOUGH, ONE_IN
from tests.unit.misses.conftest import K

TEXT = "驻村工作队的补助啥时候发"
HOUSEKEEPING = (b"key", b"asked")
WORDS = ("驻村", "补助", "时候")


async def asked_by(sketches: Sketches, *names: str, text: str = TEXT) -> int:
    full = 0
    for name in names:
        full = await sketches.full_bands(text, (name,))
    return full


async def bands_in(redis) -> dict[bytes, bytes]:
    held = await redis.hgetall(f"{MISSES_PREFIX}2026-W48")
    assert held
    return {name: marks for name, marks in held.items() if name not in HOUSEKEEPING}


async def dumped(redis) -> bytes:
    keys = await redis.keys()
    assert keys
    parts = [key + (await redis.dump(key)) for key in keys]
    hashes = [await redis.hgetall(key) for key in keys]
    return b"".join([*parts, *(part for each in hashes for pair in each.items() for part in pair)])


async def test_fewer_than_k_senders_fill_no_band(sketches):
    assert await asked_by(sketches, *"abcd") == 0


async def test_k_senders_fill_the_bands_of_their_question(sketches):
    assert await asked_by(sketches, *"abcde", *"fghij") > ENOUGH  # two marks of 256 may be the same


async def test_somebody_who_asks_again_counts_once(sketches):
    assert await asked_by(sketches, *"abcd", *"aaaaabbbb") == 0


async def test_somebody_who_comes_back_under_a_new_name_counts_once(sketches):
    await asked_by(sketches, *"abcd")
    assert await sketches.full_bands(TEXT, ("a of tomorrow", "a")) == 0


async def test_senders_of_several_weeks_count_together(sketches, clock):
    for day in range(K * 2):
        full = await asked_by(sketches, f"of day {day}")
        clock.passes(days=2)
    assert full > ENOUGH


async def test_what_was_asked_four_weeks_ago_counts_no_more(sketches, clock):
    await asked_by(sketches, *"abcd")
    clock.passes(weeks=WEEKS)
    assert await asked_by(sketches, *"efgh") == 0


async def test_a_week_begins_on_monday_at_three_in_china(redis, sketches, clock):
    clock.now = clock.now.replace(month=11, day=29, hour=23, minute=59)
    await asked_by(sketches, "a")
    clock.passes(minutes=1)
    await asked_by(sketches, "b")
    assert sorted(await redis.keys()) == [b"ganwei:misses:2026-W48", b"ganwei:misses:2026-W49"]


async def test_unlike_questions_fill_nothing_together(sketches):
    texts = ("机关食堂太难吃了", "公积金怎么提取", "老人高龄津贴从几岁领", "水库放水把麦子淹了")
    for place, text in enumerate((*texts, TEXT)):
        assert await asked_by(sketches, f"sender {place}", text=text) == 0


async def test_when_many_questions_are_asked_more_senders_are_needed(redis, sketches):
    assert await asked_by(sketches, *"abcdefgh") > ENOUGH
    await redis.hset(f"{MISSES_PREFIX}2026-W47", "key", "f" * 96)  # so many were asked last week
    await redis.hset(f"{MISSES_PREFIX}2026-W47", "asked", 20 * ONE_IN)
    assert await asked_by(sketches, *"ijkl") == 0
    assert await asked_by(sketches, *(f"more {number}" for number in range(2 * K * K))) > ENOUGH


async def test_redis_holds_no_word_and_no_name(redis, sketches):
    await asked_by(sketches, "a-marked-pseudonym", "another")
    held = await dumped(redis)
    for secret in (TEXT, *WORDS, "a-marked-pseudonym"):
        assert secret.encode() not in held


async def test_a_name_of_a_person_leaves_no_trace_at_all(redis, sketches):
    await asked_by(sketches, "a", text="魑魅魍魉饕餮")
    assert await bands_in(redis) == {}


async def test_all_that_is_held_of_a_week_ends_at_one_moment(redis, sketches, clock):
    await asked_by(sketches, "a")
    first = await redis.expiretime(f"{MISSES_PREFIX}2026-W48")
    clock.passes(days=2)
    await asked_by(sketches, "b", text="机关食堂太难吃了")
    assert await redis.keys() == [b"ganwei:misses:2026-W48"]
    assert await redis.expiretime(f"{MISSES_PREFIX}2026-W48") == first
    clock.now = clock.now.fromtimestamp(first, clock.now.tzinfo)
    assert (clock.now.weekday(), clock.now.hour, f"{clock.now:%G-W%V}") == (0, 0, "2026-W52")


async def test_redis_keeps_no_order_of_arrival(redis, sketches):
    await asked_by(sketches, "a")
    assert await redis.object("encoding", f"{MISSES_PREFIX}2026-W48") == b"hashtable"
    await asked_by(sketches, *"bcd")
    bands = await bands_in(redis)
    assert all(marks == bytes(sorted(marks)) for marks in bands.values())


async def test_a_sender_leaves_another_mark_in_each_band(redis, sketches):
    await asked_by(sketches, "a")
    bands = await bands_in(redis)
    assert {len(mark) for mark in bands.values()} == {1}
    assert len(set(bands.values())) > len(bands) / 4


async def test_redis_alone_cannot_be_asked_for_a_question(redis, sketches, tmp_path, clock):
    """Whoever has Redis and not the file of keys names other bands for the same question."""
    from bot.concerns.keys import Keys

    await asked_by(sketches, *"abcd")
    strangers = Sketches(redis, MissWeeks(redis, Keys(tmp_path / "other.json"), clock), K)
    assert await asked_by(strangers, "e") == 0
    assert await asked_by(sketches, *"efgh") > ENOUGH


async def test_two_workers_mark_in_the_same_week(redis, sketches, keys, clock):
    other = Sketches(redis, MissWeeks(redis, keys, clock), K)
    await asked_by(sketches, *"abc")
    assert await asked_by(other, *"defgh") > ENOUGH


async def test_a_settled_question_counts_from_nothing(
    redis, sketches, keys, clock, url_of_redis, monkeypatch
):
    from redis import Redis

    monkeypatch.setattr("bot.ephemeral.miss_weeks.now_in_china", clock)
    await asked_by(sketches, *"abcdefgh")
    with Redis.from_url(url_of_redis) as blocking:
        begin_anew(blocking, keys, [TEXT])
    assert await bands_in(redis) == {}
    assert await asked_by(sketches, *"abcd") == 0


def test_without_redis_settling_goes_on(keys):
    from redis import Redis

    begin_anew(Redis(unix_socket_path="/nowhere/at/all"), keys, [TEXT])


async def test_a_sender_is_counted_once_a_week_in_a_group(sketches, clock):
    assert await sketches.is_first(b"g", "a")
    assert not await sketches.is_first(b"g", "a")
    assert await sketches.is_first(b"h", "a")
    clock.passes(weeks=1)
    assert await sketches.is_first(b"g", "a")


async def test_without_redis_the_part_is_unavailable(keys, clock):
    from redis.asyncio import Redis

    gone = Redis(unix_socket_path="/nowhere/at/all")
    with pytest.raises(PartUnavailable):
        await Sketches(gone, MissWeeks(gone, keys, clock), K).full_bands(TEXT, ("a",))
