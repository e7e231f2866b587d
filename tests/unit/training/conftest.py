"""A small repository, a database with two answers that rest on a source, and what staff do with them."""

import pytest

from bot.content.store import ContentStore
from bot.redact.span import Kind, Span
from bot.training.in_use import InUse
from bot.training.known import Known
from bot.training.ledger import Ledger
from bot.training.models import Models
from bot.training.phrasings import Phrasings
from tests.unit.fresh import new_database

KNOWN = Known(
    intents=frozenset({"fear", "greet"}),
    reserved=frozenset({"fear", "greet", "restart", "ask_self_check_gain"}),
    phrasings={"怕出错": "fear"},
    held_out=frozenset({"怕签字怎么办"}),
)
FOUND = {
    "before": {"topic_questions_right": 0.9},
    "after": {"topic_questions_right": 0.8},
    "asked": 9,
    "moved": [],
    "regressions": 0,
    "distress_lost": 0,
}


def names_in(text):
    """Return where `text` names the one person that this redactor knows."""
    at = text.find("王大力")
    return [Span(at, at + 3, Kind.PERSON)] if at >= 0 else []


class Clock:
    """Unix seconds that tests put forward."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def engine(tmp_path, a_topic, an_answer):
    engine = new_database(tmp_path / "ganwei.sqlite")
    ContentStore(engine).seed([a_topic("fear"), a_topic("canteen"), a_topic("restart"), an_answer("busy")])
    yield engine
    engine.dispose()


@pytest.fixture
def phrasings(engine):
    return Phrasings(engine, KNOWN, names_in)


@pytest.fixture
def models(engine):
    return Models(engine, KNOWN)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ledger(engine, clock):
    return Ledger(engine, clock)


@pytest.fixture
def in_use(engine):
    return InUse(engine)


@pytest.fixture
def made(phrasings, models, ledger):
    """Return what makes a model with one more phrasing, measured with what the test names."""

    def make(text, **found):
        phrasings.add("周敏", "fear", text)
        number = models.request("周敏")
        ledger.claim()
        ledger.trained(number, f"name of {text}")
        ledger.measured(number, {**FOUND, **found})
        return number

    return make


@pytest.fixture
def asked(phrasings, models):
    """The number of a model that somebody has asked for."""
    phrasings.add("周敏", "fear", "怕担责")
    return models.request("周敏")


def latest(models):
    return models.all()[0]
