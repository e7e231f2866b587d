"""What is done again and again goes on after any error, and its words are not logged."""

import asyncio
import logging
from collections.abc import Callable

import pytest
from sqlalchemy import create_engine

from bot.concerns.retention import Retention
from bot.console.doorkeeper import Doorkeeper
from bot.content.due import Due
from bot.misses.retention import MissRetention

WORDS = "words that somebody typed"
ENGINE = create_engine("sqlite://")
LOOPS = {
    "retention": lambda: Retention(ENGINE, 90),
    "retention of misses": lambda: MissRetention(ENGINE, 90),
    "due": lambda: Due(ENGINE, None, None, None),
    "doorkeeper": lambda: Doorkeeper(ENGINE, None, None, None),
}


@pytest.mark.parametrize("make", LOOPS.values(), ids=LOOPS.keys())
async def test_loop_goes_on_after_an_error_that_nobody_thought_of(
    make: Callable, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    loop, runs, again = make(), [], asyncio.Event()
    running_loop = asyncio.get_running_loop()

    def run() -> None:
        runs.append(1)
        if len(runs) == 1:
            raise KeyError(WORDS)
        running_loop.call_soon_threadsafe(again.set)

    monkeypatch.setattr(loop, "run", run)
    with caplog.at_level(logging.DEBUG):
        task = asyncio.create_task(loop.keep_running(0))
        async with asyncio.timeout(10):
            await again.wait()
        task.cancel()
    assert "KeyError at " in caplog.text
    assert WORDS not in caplog.text
