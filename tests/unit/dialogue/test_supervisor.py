"""Another model takes the place of the present one while people are answered; the workers are stand-ins."""

import asyncio
from pathlib import Path

import pytest

from bot.dialogue import supervisor as module
from bot.dialogue.supervisor import DidNotComeUp, RasaSupervisor

OLD, NEW, NEWER = Path("old"), Path("new"), Path("newer")


class Worker:
    """A worker that answers when the test lets it, and remembers how it ended."""

    def __init__(self, name, fault):
        self.url = name
        self.ready = False
        self.state = "not started"
        self._fault = fault

    async def keep_alive(self):
        self.state = "running"
        try:
            if self._fault:
                raise self._fault
            await asyncio.Event().wait()
        finally:
            self.ready = False
            self.state = "stopping"
            await asyncio.sleep(0.01)
            self.state = "stopped"


class Stage:
    """A supervisor with its workers, and what the test decides of them."""

    def __init__(self, count=2):
        self.workers = []
        self.fault = None
        self.wanted = True
        self.rasa = RasaSupervisor(self.make, count, OLD, seconds_to_drain=0)
        self.keeper = asyncio.create_task(self.rasa.run())

    def make(self, model):
        self.workers.append(Worker(f"{model} {len(self.workers)}", self.fault))
        return self.workers[-1]

    async def is_still_wanted(self):
        return self.wanted

    def swap(self, model):
        return asyncio.create_task(self.rasa.swap(model, self.is_still_wanted))

    def let_answer(self, model):
        for worker in self.workers:
            if worker.url.startswith(f"{model} "):
                worker.ready = True

    def states(self):
        return [worker.state for worker in self.workers]


async def until(condition):
    while not condition():
        await asyncio.sleep(0)


@pytest.fixture
async def stage(monkeypatch):
    monkeypatch.setattr(module, "SECONDS_BETWEEN_LOOKS", 0)
    stage = Stage()
    await until(lambda: stage.states() == ["running"] * 2)
    stage.let_answer(OLD)
    yield stage
    stage.keeper.cancel()
    await asyncio.gather(stage.keeper, return_exceptions=True)


async def test_old_workers_answer_until_all_new_ones_do(stage):
    swap = stage.swap(NEW)
    await until(lambda: len(stage.workers) == 4)
    stage.workers[2].ready = True
    await asyncio.sleep(0)
    assert stage.rasa.ready_urls() == ["old 0", "old 1"]
    stage.let_answer(NEW)
    assert await swap
    assert stage.rasa.ready_urls() == ["new 2", "new 3"]


async def test_old_workers_are_stopped_after_their_turns_have_had_their_time(stage, monkeypatch):
    stage.rasa._seconds_to_drain = 600
    swap = stage.swap(NEW)
    await until(lambda: len(stage.workers) == 4)
    stage.let_answer(NEW)
    await until(lambda: stage.rasa.ready_urls() == ["new 2", "new 3"])
    for _ in range(100):
        await asyncio.sleep(0)
    assert stage.states() == ["running"] * 4
    swap.cancel()


async def test_after_a_swap_the_old_workers_are_gone_and_the_new_ones_stay(stage):
    swap = stage.swap(NEW)
    await until(lambda: len(stage.workers) == 4)
    stage.let_answer(NEW)
    await swap
    assert stage.states() == ["stopped"] * 2 + ["running"] * 2
    assert not stage.keeper.done()


async def test_new_workers_that_do_not_answer_in_time_are_stopped_and_the_old_ones_stay(stage, monkeypatch):
    monkeypatch.setattr(module, "SECONDS_TO_COME_UP", 0.01)
    with pytest.raises(DidNotComeUp):
        await stage.swap(NEW)
    assert stage.rasa.ready_urls() == ["old 0", "old 1"]
    assert stage.states() == ["running"] * 2 + ["stopped"] * 2


async def test_new_workers_that_cannot_be_started_are_not_waited_for(stage):
    stage.fault = FileNotFoundError()
    with pytest.raises(DidNotComeUp):
        await stage.swap(NEW)
    assert stage.rasa.ready_urls() == ["old 0", "old 1"]


async def test_model_that_is_not_wanted_any_more_is_not_put_in_place(stage):
    swap = stage.swap(NEW)
    await until(lambda: len(stage.workers) == 4)
    stage.wanted = False
    stage.let_answer(NEW)
    assert not await swap
    assert stage.rasa.ready_urls() == ["old 0", "old 1"]
    assert stage.states() == ["running"] * 2 + ["stopped"] * 2


async def test_one_swap_follows_another(stage):
    for model in (NEW, NEWER):
        swap = stage.swap(model)
        await until(lambda model=model: any(w.url.startswith(f"{model} ") for w in stage.workers))
        stage.let_answer(model)
        await swap
    assert stage.states() == ["stopped"] * 4 + ["running"] * 2


@pytest.mark.parametrize("answers", [False, True], ids=["while they come up", "while the old ones end"])
@pytest.mark.parametrize("swap_first", [True, False])
async def test_service_that_is_stopped_during_a_swap_stops_all_workers(stage, answers, swap_first):
    stage.rasa._seconds_to_drain = 600
    swap = stage.swap(NEW)
    await until(lambda: stage.states() == ["running"] * 4)
    if answers:
        stage.let_answer(NEW)
        await until(lambda: stage.rasa.ready_urls() == ["new 2", "new 3"])
    for task in (swap, stage.keeper) if swap_first else (stage.keeper, swap):
        task.cancel()
    await asyncio.gather(swap, stage.keeper, return_exceptions=True)
    assert stage.states() == ["stopped"] * 4


async def test_stopping_twice_lets_the_workers_end_in_order(stage):
    team = stage.rasa._serving
    first = asyncio.create_task(team.stop())
    await until(lambda: stage.states() == ["stopping"] * 2)
    first.cancel()
    await team.stop()
    assert stage.states() == ["stopped"] * 2


async def test_worker_of_the_present_model_that_cannot_run_ends_the_service(monkeypatch):
    stage = Stage(count=1)
    stage.workers[0]._fault = FileNotFoundError()
    with pytest.raises(ExceptionGroup):
        await stage.keeper
