"""One process at a time makes a model; whatever becomes of that one, the model is not under way for ever."""

import pytest

from bot.training.ledger import SECONDS_UNHEARD, Ledger, Lost
from bot.training.tables import Fault, State
from tests.unit.training.conftest import FOUND, latest


@pytest.fixture
def other(engine, clock):
    """Return the table as another process sees it."""
    return Ledger(engine, clock)


def test_nothing_is_to_be_done_before_somebody_asks(ledger):
    assert ledger.claim() is None


def test_model_that_waits_is_taken_with_its_phrasings(ledger, asked):
    assert ledger.claim() == (asked, [("fear", "怕担责")])


def test_model_is_taken_by_one_process(ledger, other, asked):
    ledger.claim()
    assert other.claim() is None


def test_process_that_is_heard_of_keeps_its_model(ledger, other, asked, clock):
    ledger.claim()
    for _ in range(3):
        clock.now += SECONDS_UNHEARD
        ledger.beat(asked)
    assert other.claim() is None


def test_model_of_a_process_that_is_gone_is_taken_over(ledger, other, asked, clock, models):
    ledger.claim()
    ledger.trained(asked, "name")
    clock.now += SECONDS_UNHEARD + 1
    assert other.claim() == (asked, [("fear", "怕担责")])
    assert [step.state for step in latest(models).steps] == [State.WAITING, State.TRAINING]


def test_model_that_ends_two_processes_has_failed(ledger, other, asked, clock, models):
    for process in (ledger, other):
        assert process.claim()
        clock.now += SECONDS_UNHEARD + 1
    assert ledger.claim() is None
    assert (latest(models).state, latest(models).fault) == (State.FAILED, Fault.INTERRUPTED)
    assert models.request("周敏") == asked + 1


LATE = {
    "a sign of life": lambda ledger, number: ledger.beat(number),
    "the end of the training": lambda ledger, number: ledger.trained(number, "name"),
    "the figures": lambda ledger, number: ledger.measured(number, FOUND),
    "a failure": lambda ledger, number: ledger.failed(number, Fault.TRAINING),
    "letting go": lambda ledger, number: ledger.let_go(number),
}


@pytest.mark.parametrize("deed", LATE.values(), ids=LATE.keys())
def test_process_that_lost_its_model_can_do_nothing_with_it(ledger, other, asked, clock, deed):
    ledger.claim()
    clock.now += SECONDS_UNHEARD + 1
    other.claim()
    with pytest.raises(Lost):
        deed(ledger, asked)
    other.beat(asked)


def test_model_is_measured_against_the_one_that_is_active_then(ledger, models, made):
    models.activate(made("怕背锅"), "李强")
    made("怕丢官")
    assert latest(models).against == 2


def test_model_of_a_process_that_is_stopped_waits_again_as_if_nothing_had_been(ledger, asked, models):
    for _ in range(5):
        assert ledger.claim()
        ledger.let_go(asked)
    assert latest(models).state is State.WAITING
    assert [step.state for step in latest(models).steps] == [State.WAITING]


@pytest.mark.parametrize("fault", [Fault.TRAINING, Fault.MEASURING])
def test_failure_is_named_and_the_next_model_can_be_asked_for(ledger, asked, models, fault):
    ledger.claim()
    ledger.failed(asked, fault)
    assert (latest(models).state, latest(models).fault) == (State.FAILED, fault)
    assert models.request("周敏") == asked + 1
