"""有用 and 没用: one mark per talk and answer, on answers and versions that there are; a real Redis."""

from collections.abc import Callable

import pytest
from redis.asyncio import Redis

from bot.conversation.turn import Turn
from bot.conversation.votes import Votes
from bot.ephemeral.talks import SECONDS_KEPT
from bot.ephemeral.voted import VOTES_PREFIX, Voted

THANKS = ("vote_useful", "vote_useless")


class Counted:
    """Remember what was counted."""

    def __init__(self) -> None:
        self.marks: list[tuple[str, int, bool]] = []

    def voted(self, key: str, version: int, *, useful: bool) -> None:
        self.marks.append((key, version, useful))


class Poll:
    """The taps of several talks."""

    def __init__(self, content: object, redis: Redis) -> None:
        self.counted = Counted()
        self._votes = Votes(content, Voted(redis), self.counted)

    async def taps(self, text: str, name: str = "p1", former: tuple[str, ...] = ()) -> list[str]:
        """Return the keys of what is said; nothing when the text is no mark."""
        turn = Turn("web", "", text, name, former)
        taken = await self._votes.take(turn)
        assert taken == bool(turn.replies)
        return [reply.answer.key for reply in turn.replies if reply.answer]


@pytest.fixture
def poll(redis: Redis, content_of: Callable, a_topic: Callable, an_answer: Callable) -> Poll:
    topics = (a_topic("fear", version=3), a_topic("care"), a_topic("receipt_check"))
    return Poll(content_of(*topics, *map(an_answer, (*THANKS, "greet"))), redis)


@pytest.mark.parametrize(
    ("text", "said", "useful"),
    [("/useful fear 3", "vote_useful", True), ("/useless fear 3", "vote_useless", False)],
)
async def test_a_mark_is_counted_and_thanked_for(poll: Poll, text: str, said: str, useful: bool) -> None:
    assert await poll.taps(text) == [said]
    assert poll.counted.marks == [("fear", 3, useful)]


@pytest.mark.parametrize("again", ["/useful fear 3", "/useless fear 3", "/useful fear 2"])
async def test_a_second_tap_of_one_talk_is_thanked_for_and_not_counted(poll: Poll, again: str) -> None:
    await poll.taps("/useful fear 3")
    assert len(await poll.taps(again)) == 1
    assert poll.counted.marks == [("fear", 3, True)]


async def test_another_answer_and_another_talk_are_counted(poll: Poll) -> None:
    for text, name in (("/useful fear 3", "p1"), ("/useless care 1", "p1"), ("/useless fear 3", "p2")):
        await poll.taps(text, name)
    assert len(poll.counted.marks) == 3


async def test_a_new_name_at_night_gives_no_second_mark(poll: Poll) -> None:
    await poll.taps("/useful fear 3", "yesterday")
    await poll.taps("/useful fear 3", "today", ("yesterday",))
    assert len(poll.counted.marks) == 1


async def test_an_older_version_was_seen_and_is_counted_as_what_it_was(poll: Poll) -> None:
    await poll.taps("/useless fear 2")
    assert poll.counted.marks == [("fear", 2, False)]


NO_MARKS = {
    "an unknown key": "/useful gone 1",
    "a version to come": "/useful fear 4",
    "version nought": "/useful fear 0",
    "no version": "/useful fear",
    "nothing": "/useful",
    "more than that": "/useful fear 3 3",
    "digits of another kind": "/useful fear ３",
    "a number without end": "/useful fear " + "9" * 400,
    "a turn of the talk": "/useful greet 1",
    "a key of the private part": "/useful receipt_check 1",
}


@pytest.mark.parametrize("text", NO_MARKS.values(), ids=NO_MARKS.keys())
async def test_what_is_no_mark_on_a_topic_is_thanked_for_and_leaves_nothing(
    poll: Poll, redis: Redis, text: str
) -> None:
    assert await poll.taps(text) == ["vote_useful"]
    assert poll.counted.marks == []
    assert await redis.keys() == []


@pytest.mark.parametrize("text", ["useful fear 3", "/usefulness fear 3", "这个有用", "/fear"])
async def test_other_messages_are_left_alone(poll: Poll, text: str) -> None:
    assert await poll.taps(text) == []


async def test_what_is_kept_is_the_key_and_goes_with_the_talk(poll: Poll, redis: Redis) -> None:
    await poll.taps("/useless fear 3")
    assert await redis.smembers(VOTES_PREFIX + "p1") == {b"fear"}
    assert 0 < await redis.ttl(VOTES_PREFIX + "p1") <= SECONDS_KEPT
