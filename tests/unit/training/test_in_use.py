"""Which model is to be in use; what a process notes that brought it into use, or could not."""

import threading

import pytest

from bot.training.in_use import FILES_KEPT
from bot.training.model import CannotBeActivated
from bot.training.models import Models
from bot.training.tables import Fault, State
from tests.unit.training.conftest import KNOWN


def test_model_of_the_repository_is_in_use_at_first(in_use):
    assert in_use.number() == (0, True)
    assert in_use.active() == (0, [])


def test_activated_model_is_not_in_use_until_a_process_says_so(in_use, models, made):
    number = made("怕担责")
    models.activate(number, "李强")
    assert in_use.number() == (number, False)
    assert models.all()[0].serves_since == ""
    in_use.serves(number, "name")
    assert in_use.number() == (number, True)
    assert models.all()[0].serves_since


def test_model_that_does_not_come_up_has_failed_and_the_one_before_is_active(in_use, models, made):
    number = made("怕担责")
    models.activate(number, "李强")
    assert in_use.failed(number)
    failed, own = models.all()
    assert (failed.state, failed.fault) == (State.FAILED, Fault.SWAP)
    assert (own.state, own.is_previous) == (State.ACTIVE, False)
    with pytest.raises(CannotBeActivated):
        models.activate(number, "李强")


def test_model_that_is_not_active_any_more_cannot_fail(in_use, models, made):
    number = made("怕担责")
    models.activate(number, "李强")
    models.back("李强")
    assert not in_use.failed(number)
    assert [model.state for model in models.all()] == [State.FORMER, State.ACTIVE]


def test_there_is_no_model_before_that_of_the_repository(in_use, models, phrasings):
    phrasings.add("周敏", "fear", "怕担责")
    models.request("周敏")
    assert not in_use.failed(1)


def test_model_that_was_measured_with_other_data_is_no_choice(in_use, models, made):
    fitting, late = made("怕担责"), made("怕背锅", regressions=1)
    in_use.outdate(lambda holds: "name of 怕担责" if len(holds) == 1 else "another name")
    of = {model.number: model for model in models.all()}
    assert (of[late].state, of[late].fault) == (State.FAILED, Fault.OUTDATED)
    assert of[fitting].state is State.READY


def test_files_of_the_latest_models_are_kept_and_the_repositorys_own(in_use, models, made):
    numbers = [made(f"怕第{number}") for number in range(FILES_KEPT + 2)]
    models.activate(numbers[0], "李强")
    in_use.serves(1, "own")
    assert in_use.unneeded() == {"name of 怕第1"}


def test_file_of_a_model_that_fits_the_data_no_more_is_not_kept(in_use, models, made):
    models.activate(made("怕担责"), "李强")
    in_use.serves(2, "name after a pull")
    assert in_use.unneeded() == {"name of 怕担责"}


def test_two_who_activate_at_once_leave_one_active_model(engine, models, made):
    numbers = [made("怕担责"), made("怕背锅")]
    together = threading.Barrier(2)

    def activate(number):
        together.wait()
        Models(engine, KNOWN).activate(number, "李强")

    threads = [threading.Thread(target=activate, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    states = sorted(model.state for model in models.all())
    assert states == [State.ACTIVE, State.FORMER, State.FORMER]
