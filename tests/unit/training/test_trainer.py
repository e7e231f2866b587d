"""Models are made one after the other, and nothing that happens meanwhile leaves one under way for ever."""

import asyncio
import logging
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.dialogue.process import ProcessFailed
from bot.looking import again_and_again
from bot.training import trainer
from bot.training.ledger import SECONDS_UNHEARD, Ledger
from bot.training.tables import Fault, State
from bot.training.trainer import Trainer
from tests.unit.training.conftest import FOUND, latest


class Files:
    """Models that are made at once, or as the test says; `begun` is set when one is being made."""

    def __init__(self):
        self.found = FOUND
        self.fault = {}
        self.deleted = set()
        self.compared = []
        self.begun = asyncio.Event()
        self.may_end = asyncio.Event()
        self.may_end.set()

    def name(self, holds):
        return f"model of {len(holds)}"

    async def ensure(self, holds):
        self.begun.set()
        await self.may_end.wait()
        if "ensure" in self.fault:
            raise self.fault["ensure"]
        return Path(f"/models/{self.name(holds)}.tar.gz")

    async def compare(self, old, new):
        if "compare" in self.fault:
            raise self.fault["compare"]
        self.compared.append((old.name, new.name))
        return self.found

    def delete(self, names):
        self.deleted |= set(names)


@pytest.fixture
def files():
    return Files()


@pytest.fixture
def at_work(ledger, in_use, files):
    return Trainer(ledger, in_use, files)


async def test_model_is_trained_and_measured_against_the_active_one(at_work, files, models, asked):
    await at_work.look()
    assert latest(models).state is State.READY
    assert files.compared == [("model of 0.tar.gz", "model of 1.tar.gz")]


async def test_model_with_a_regression_is_blocked(at_work, files, models, asked):
    files.found = {**FOUND, "regressions": 1}
    await at_work.look()
    assert latest(models).state is State.BLOCKED


@pytest.mark.parametrize(
    ("part", "fault"),
    [("ensure", Fault.TRAINING), ("compare", Fault.MEASURING)],
    ids=["training", "measuring"],
)
@pytest.mark.parametrize("error", [ProcessFailed(), OSError("no space"), ValueError("怕担责")])
async def test_model_that_cannot_be_made_has_failed(
    *, at_work, files, models, asked, part, fault, error, caplog
):
    files.fault = {part: error}
    with caplog.at_level(logging.DEBUG):
        await at_work.look()
    assert (latest(models).state, latest(models).fault) == (State.FAILED, fault)
    assert "怕担责" not in caplog.text


async def test_service_that_is_stopped_in_mid_training_lets_the_model_wait(at_work, files, models, asked):
    files.may_end.clear()
    running = asyncio.create_task(at_work.keep_running())
    await files.begun.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert latest(models).state is State.WAITING


async def test_training_that_another_process_has_taken_over_is_broken_off(
    *, at_work, files, models, asked, engine, clock, monkeypatch
):
    monkeypatch.setattr(trainer, "SECONDS_BETWEEN_BEATS", 0)
    files.may_end.clear()
    making = asyncio.create_task(at_work.look())
    await files.begun.wait()
    clock.now += SECONDS_UNHEARD + 1
    other = Ledger(engine, clock)
    while other.claim() is None:
        clock.now += SECONDS_UNHEARD + 1
    await making
    assert latest(models).state is State.TRAINING
    other.beat(asked)


async def test_what_fits_the_data_no_more_is_no_choice_after_a_start(at_work, models, made):
    made("怕背锅")
    await at_work.look()
    assert latest(models).fault is Fault.OUTDATED


async def test_what_was_made_since_the_start_is_a_choice(at_work, models, made):
    await at_work.look()
    made("怕背锅")
    await at_work.look()
    assert latest(models).state is State.READY


async def test_files_that_are_not_needed_are_deleted(at_work, files, models, made, phrasings):
    await at_work.look()
    for number in range(4):
        made(f"怕第{number}")
    phrasings.add("周敏", "fear", "怕担责")
    models.request("周敏")
    await at_work.look()
    assert files.deleted == {"name of 怕第0", "name of 怕第1"}


@pytest.mark.parametrize("error", [OperationalError("", {}, Exception()), ValueError("怕担责")])
async def test_looking_goes_on_after_an_error_of_which_no_word_is_logged(error, caplog):
    looks = []

    async def look():
        looks.append(1)
        if len(looks) == 1:
            raise error

    running = asyncio.create_task(again_and_again(look, 0))
    while len(looks) < 2:
        await asyncio.sleep(0)
    running.cancel()
    assert "怕担责" not in caplog.text
