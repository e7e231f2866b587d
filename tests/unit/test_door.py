"""The door lets in so many turns at once and counts how they end."""

import asyncio

import pytest
from prometheus_client import REGISTRY

from bot.conversation.door import Door
from bot.conversation.turn import Outcome, Reply, Turn


class SlowPath:
    """Hold every turn until the test lets it go."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()
        self.fails = False

    async def take(self, turn: Turn) -> Turn:
        await self.go_on.wait()
        if self.fails:
            raise RuntimeError
        turn.replies = [Reply("answered")]
        return turn

    async def turn_away(self, turn: Turn) -> Turn:
        turn.outcome, turn.replies = Outcome.BUSY, [Reply("busy")]
        return turn


@pytest.fixture
def path() -> SlowPath:
    return SlowPath()


def nobody(turn: Turn) -> None:
    """Look at no turn."""


def a_turn() -> Turn:
    return Turn("test", "s", "怕担责")


async def in_hand(door: Door, turns: int) -> list[asyncio.Task]:
    tasks = [asyncio.create_task(door.take(a_turn())) for _ in range(turns)]
    await asyncio.sleep(0)
    return tasks


async def said(task: asyncio.Task) -> str:
    return (await task).replies[0].text


async def test_as_many_turns_are_let_in_as_there_are_places(path: SlowPath) -> None:
    first, second = await in_hand(Door(path, 2, nobody), 2)
    path.go_on.set()
    assert [await said(first), await said(second)] == ["answered", "answered"]


async def test_one_more_is_turned_away(path: SlowPath) -> None:
    first, second = await in_hand(Door(path, 1, nobody), 2)
    path.go_on.set()
    assert [await said(first), await said(second)] == ["answered", "busy"]


async def test_a_place_is_free_again_after_the_turn(path: SlowPath) -> None:
    door = Door(path, 1, nobody)
    path.go_on.set()
    await door.take(a_turn())
    assert (await door.take(a_turn())).replies[0].text == "answered"


async def test_a_place_is_free_again_after_a_turn_that_failed(path: SlowPath) -> None:
    door = Door(path, 1, nobody)
    path.go_on.set()
    path.fails = True
    with pytest.raises(RuntimeError):
        await door.take(a_turn())
    path.fails = False
    assert (await door.take(a_turn())).replies[0].text == "answered"


async def test_a_turn_that_was_turned_away_frees_no_place(path: SlowPath) -> None:
    door = Door(path, 1, nobody)
    [first] = await in_hand(door, 1)
    away = [await door.take(a_turn()) for _ in range(2)]
    path.go_on.set()
    assert [turn.replies[0].text for turn in away] == ["busy", "busy"]
    assert await said(first) == "answered"


async def test_turns_are_counted_by_channel_and_outcome(path: SlowPath) -> None:
    labels = {"channel": "test", "outcome": "answered"}
    before = REGISTRY.get_sample_value("ganwei_turns_total", labels) or 0
    path.go_on.set()
    await Door(path, 1, nobody).take(a_turn())
    assert REGISTRY.get_sample_value("ganwei_turns_total", labels) == before + 1


@pytest.mark.parametrize(("places", "outcome"), [(1, Outcome.ANSWERED), (0, Outcome.BUSY)])
async def test_every_turn_that_has_ended_is_shown_to_the_observer(
    path: SlowPath, places: int, outcome: Outcome
) -> None:
    seen: list[Turn] = []
    path.go_on.set()
    turn = await Door(path, places, seen.append).take(a_turn())
    assert (seen, turn.outcome) == ([turn], outcome)
