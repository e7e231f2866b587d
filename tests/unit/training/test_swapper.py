"""A process follows the active model: also when two are activated at once, or one does not come up."""

import asyncio
from pathlib import Path

import pytest

from bot.dialogue.process import ProcessFailed
from bot.dialogue.supervisor import DidNotComeUp
from bot.training.swapper import Swapper
from bot.training.tables import State

OWN = Path("/models/own.tar.gz")


class Files:
    """Models by how many phrasings they hold."""

    def __init__(self):
        self.fault = None
        self.deleted = set()

    async def ensure(self, holds):
        if self.fault:
            raise self.fault
        return Path(f"/models/of {len(holds)}.tar.gz")

    def delete(self, names):
        self.deleted |= names


class Rasa:
    """Workers that come up at once, unless the test says otherwise; before that `meanwhile` is done."""

    def __init__(self):
        self.fault = None
        self.brought = []
        self.meanwhile = lambda: None

    async def swap(self, model, is_still_wanted):
        self.meanwhile()
        if self.fault:
            raise self.fault
        if wanted := await is_still_wanted():
            self.brought.append(model.name)
        return wanted


@pytest.fixture
def rasa():
    return Rasa()


@pytest.fixture
def files():
    return Files()


@pytest.fixture
def swapper(in_use, files, rasa):
    return Swapper(in_use, files, rasa, OWN, [])


def states(models):
    return {model.number: model.state for model in models.all()}


async def test_nothing_is_swapped_while_the_repositorys_own_model_is_active(swapper, rasa, models, phrasings):
    await swapper.look()
    phrasings.add("周敏", "fear", "怕担责")
    models.request("周敏")
    await swapper.look()
    assert rasa.brought == []


async def test_activated_model_is_brought_and_said_to_be_in_use(swapper, rasa, models, made):
    models.activate(made("怕担责"), "李强")
    await swapper.look()
    await swapper.look()
    assert rasa.brought == ["of 1.tar.gz"]
    assert models.all()[0].serves_since


async def test_going_back_brings_the_model_before(swapper, rasa, models, made):
    models.activate(made("怕担责"), "李强")
    await swapper.look()
    models.back("李强")
    await swapper.look()
    assert rasa.brought == ["of 1.tar.gz", "of 0.tar.gz"]


async def test_going_back_at_once_swaps_nothing_and_is_said_to_be_in_use(swapper, rasa, models, made):
    await swapper.look()
    models.activate(made("怕担责"), "李强")
    models.back("李强")
    await swapper.look()
    assert rasa.brought == []
    assert models.all()[1].serves_since


async def test_model_that_is_activated_during_a_swap_is_brought_instead(swapper, rasa, models, made):
    first, second = made("怕担责"), made("怕背锅")
    models.activate(first, "李强")
    rasa.meanwhile = lambda: (
        models.activate(second, "赵芳") if states(models)[second] is State.READY else None
    )
    await swapper.look()
    await swapper.look()
    assert rasa.brought == ["of 2.tar.gz"]


@pytest.mark.parametrize("part", ["rasa", "files"])
@pytest.mark.parametrize("error", [DidNotComeUp(), ProcessFailed(), OSError("no file")])
async def test_model_that_does_not_come_up_has_failed_and_nothing_is_swapped(
    *, swapper, rasa, files, models, made, part, error
):
    number = made("怕担责")
    models.activate(number, "李强")
    (rasa if part == "rasa" else files).fault = error
    await swapper.look()
    await swapper.look()
    assert states(models) == {1: State.ACTIVE, number: State.FAILED}
    assert rasa.brought == []
    assert models.all()[1].serves_since


async def test_second_process_follows_the_first(swapper, in_use, files, models, made):
    other_rasa = Rasa()
    other = Swapper(in_use, files, other_rasa, OWN, [])
    models.activate(made("怕担责"), "李强")
    await swapper.look()
    await other.look()
    assert other_rasa.brought == ["of 1.tar.gz"]


async def test_process_goes_back_when_the_model_does_not_come_up_in_another(
    *, swapper, rasa, in_use, files, models, made
):
    models.activate(made("怕担责"), "李强")
    await swapper.look()
    broken = Rasa()
    broken.fault = DidNotComeUp()
    await Swapper(in_use, files, broken, OWN, []).look()
    await swapper.look()
    assert rasa.brought == ["of 1.tar.gz", "of 0.tar.gz"]


async def test_process_that_starts_on_the_active_model_swaps_nothing(in_use, files, rasa, models, made):
    models.activate(made("怕担责"), "李强")
    await Swapper(in_use, files, rasa, Path("/models/of 1.tar.gz"), [("fear", "怕担责")]).look()
    assert rasa.brought == []
    assert models.all()[0].serves_since


async def test_it_looks_until_it_is_cancelled(swapper, rasa, models, made):
    running = asyncio.create_task(swapper.keep_running())
    models.activate(made("怕担责"), "李强")
    while not models.all()[0].serves_since:
        await asyncio.sleep(0.01)
    running.cancel()
    assert rasa.brought == ["of 1.tar.gz"]
