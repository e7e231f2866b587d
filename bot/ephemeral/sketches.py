"""Sketches of what we did not know: which bands of a question how many senders have chosen before.

Under the keyed name of a band lie up to k marks of senders, a byte each, sorted. When many questions are
asked, more than k senders are needed, and as many marks are held.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from redis.asyncio import Redis

from bot.ephemeral.errors import unavailable_without_redis
from bot.ephemeral.miss_weeks import MISSES_PREFIX, MissWeeks
from bot.misses.likeness import ONE_IN, chosen
from bot.misses.marks import Marks

# ARGV: k, one in how many, how many bands, then for each week (this one first) and band its name and the
# sender's marks, that of today's pseudonym first. A mark that the sender has left before makes room for that
# of today, so whoever asks every day stays one. Returns how many bands are full.
_MARK = """
local asked = redis.call('HINCRBY', KEYS[1], 'asked', 1)
for week = 2, #KEYS do asked = asked + (redis.call('HGET', KEYS[week], 'asked') or 0) end
local k = math.max(tonumber(ARGV[1]), math.ceil(asked / ARGV[2]))
local bands, full = tonumber(ARGV[3]), 0
for band = 1, bands do
  local others, this_week = 0, ''
  for week = 1, #KEYS do
    local at = 2 * ((week - 1) * bands + band) + 2
    local marks, own = redis.call('HGET', KEYS[week], ARGV[at]) or '', nil
    for mark in ARGV[at + 1]:gmatch('.') do own = own or marks:find(mark, 1, true) end
    if own then
      marks = marks:sub(1, own - 1) .. marks:sub(own + 1)
      redis.call('HSET', KEYS[week], ARGV[at], marks)
    end
    if week == 1 then this_week = marks end
    others = others + #marks
  end
  if others < k then
    local marks = {(this_week .. ARGV[2 * band + 3]:sub(1, 1)):byte(1, -1)}
    table.sort(marks)
    redis.call('HSET', KEYS[1], ARGV[2 * band + 2], string.char(unpack(marks)))
  end
  if others + 1 >= k then full = full + 1 end
end
return full
"""


class Sketches:
    """Mark the bands of a question, and say how many of them are full."""

    def __init__(self, redis: Redis, weeks: MissWeeks, k: int) -> None:
        """Keep them in `redis`; a band is full with the marks of `k` senders or more."""
        self._redis = redis
        self._weeks = weeks
        self._k = k
        self._mark = redis.register_script(_MARK)

    async def full_bands(self, text: str, pseudonyms: tuple[str, ...]) -> int:
        """Mark the bands of `text` for a sender of these names, today's first; return how many are full."""
        bands = chosen(text)
        with unavailable_without_redis():
            weeks = await self._weeks.marks()
            marked = [_marked(marks, bands, pseudonyms) for marks in weeks.values()]
            bands_of_all = (part for week in marked for part in week)
            arguments = [self._k, ONE_IN, len(marked[0]) // 2, *bands_of_all]
            return int(cast("int", await self._mark(keys=[*weeks], args=arguments)))

    async def is_first(self, group: bytes, pseudonym: str) -> bool:
        """Note that a sender is counted in an open group; say whether it is the first time this week."""
        with unavailable_without_redis():
            name, marks = next(iter((await self._weeks.marks()).items()))
            return bool(await self._redis.hsetnx(name, marks.counted(group.hex(), pseudonym), "1"))

    @asynccontextmanager
    async def one_at_a_time(self) -> AsyncIterator[None]:
        """Let one worker open a group while others wait."""
        with unavailable_without_redis():
            async with self._redis.lock(f"{MISSES_PREFIX}lock", timeout=20, blocking_timeout=5):
                yield


def _marked(marks: Marks, bands: list[str], pseudonyms: tuple[str, ...]) -> list[str | bytes]:
    return [
        part
        for name in marks.names(bands)
        for part in (name, b"".join(marks.mark(name, pseudonym) for pseudonym in pseudonyms))
    ]
