"""Keep the Rasa workers alive, and put those of another model in their place without a turn being lost."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.dialogue.worker import RasaWorker

SECONDS_TO_COME_UP = 120.0
SECONDS_BETWEEN_LOOKS = 0.2

type MakeWorker = Callable[[Path], RasaWorker]
type StillWanted = Callable[[], Awaitable[bool]]


class DidNotComeUp(Exception):
    """The workers of another model did not answer in time; those before them go on."""


class Team:
    """The workers on one model."""

    def __init__(self, workers: list[RasaWorker]) -> None:
        """Take the workers; `start` starts them."""
        self.workers = workers
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Keep every worker alive from now on."""
        self._task = asyncio.create_task(self._keep_alive())

    def ready_urls(self) -> list[str]:
        """Return the base URLs of the workers that answer."""
        return [worker.url for worker in self.workers if worker.ready]

    async def come_up(self) -> None:
        """Wait until every worker answers; raise DidNotComeUp when that takes too long or cannot be."""
        assert self._task is not None
        try:
            async with asyncio.timeout(SECONDS_TO_COME_UP):
                while len(self.ready_urls()) < len(self.workers):
                    if self._task.done():
                        raise DidNotComeUp
                    await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        except TimeoutError as error:
            raise DidNotComeUp from error

    async def end(self) -> None:
        """Wait until it has stopped; raise what stopped it, if nobody did."""
        assert self._task is not None
        await asyncio.wait({self._task})
        if not self._task.cancelled():
            await self._task

    async def stop(self) -> None:
        """Stop every worker. Given twice it waits only: a second cancelling would break off the stopping."""
        assert self._task is not None
        if not self._task.done() and not self._task.cancelling():
            self._task.cancel()
        await asyncio.wait({self._task})  # not gather: cancelled itself, that would cancel the task again
        if not self._task.cancelled():
            self._task.exception()  # it has been seen: a team that could not start is told of by `come_up`

    async def _keep_alive(self) -> None:
        async with asyncio.TaskGroup() as group:
            for worker in self.workers:
                group.create_task(worker.keep_alive())


class RasaSupervisor:
    """The team that answers, and for a while beside it the one that will, or the one that did."""

    def __init__(self, make_worker: MakeWorker, count: int, model: Path, seconds_to_drain: float) -> None:
        """Begin with `count` workers on `model`; those that are replaced have `seconds_to_drain` to end."""
        self._make_worker = make_worker
        self._count = count
        self._seconds_to_drain = seconds_to_drain
        self._serving = self._team(model)
        self._beside: Team | None = None

    def ready_urls(self) -> list[str]:
        """Return the base URLs of the workers that new turns may be sent to."""
        return self._serving.ready_urls()

    async def run(self) -> None:
        """Keep every worker alive until cancelled."""
        self._serving.start()
        try:
            while True:
                team = self._serving
                await team.end()
                if team is self._serving:
                    return
        finally:
            teams = [self._serving, *([self._beside] if self._beside else [])]
            await asyncio.gather(*(team.stop() for team in teams))

    async def swap(self, model: Path, is_still_wanted: StillWanted) -> bool:
        """Put workers on `model` in the place of the present ones; say whether it was done.

        New turns go to them once all answer and `is_still_wanted` says so; the old ones are stopped when the
        turns under way have ended. Raise DidNotComeUp when they do not answer in time. One swap at a time.
        """
        new, old = self._team(model), self._serving
        new.start()
        self._beside = new
        try:
            await new.come_up()
            if wanted := await is_still_wanted():
                self._serving, self._beside = new, old
                await asyncio.sleep(self._seconds_to_drain)
        finally:
            await self._beside.stop()
            self._beside = None
        return wanted

    def _team(self, model: Path) -> Team:
        return Team([self._make_worker(model) for _ in range(self._count)])
