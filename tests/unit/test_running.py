"""What runs beside the servers: it may finish, and a failure of it is never silent."""

import asyncio
from collections.abc import Coroutine

import pytest

from bot.faults import PartFailed
from bot.running import run_until_stopped

WORDS = "words that somebody typed"


class FakeServer:
    """A server that runs until it is told to exit."""

    should_exit = False

    async def serve(self) -> None:
        while not self.should_exit:
            await asyncio.sleep(0.01)


class FakeRasa:
    """Workers that run until cancelled."""

    async def run(self) -> None:
        await asyncio.Event().wait()


async def failing() -> None:
    raise KeyError(WORDS)


async def finishing() -> None:
    return


async def run(server: FakeServer, *beside: Coroutine[None, None, None]) -> None:
    async with asyncio.timeout(10):
        await run_until_stopped([server], FakeRasa(), None, list(beside))


async def test_failure_of_what_runs_beside_ends_the_service_with_its_kind_and_no_word_of_it() -> None:
    with pytest.raises(PartFailed) as failed:
        await run(FakeServer(), asyncio.Event().wait(), failing())
    assert "KeyError at " in str(failed.value)
    assert WORDS not in str(failed.value)
    assert failed.value.__suppress_context__


async def test_what_finishes_beside_does_not_end_the_service() -> None:
    server = FakeServer()
    running = asyncio.create_task(run(server, finishing()))
    await asyncio.sleep(0.1)
    assert not running.done()
    server.should_exit = True
    await running
