"""Staff teach a running service a new topic and take it back, while people talk with it.

It learns from a small repository, so that a training takes seconds.
"""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from bot.answers.model import Answer, Source
from bot.compose.training import teaching
from bot.content.store import ContentStore
from bot.database import open_database
from bot.redact.redactor import Redactor
from bot.settings import Settings
from bot.training.model import Model
from bot.training.phrasing import Standing
from bot.training.tables import State
from tests.conftest import Stack, start_stack
from tests.small_data import NEW_TOPIC, write_small_repository

SECONDS_TO_WAIT = 240
TALKS = 4
SECONDS_TO_READ = 0.1  # of an answer; without them the new workers hardly get to load
CANTEEN = Answer(
    key="canteen",
    title="食堂",
    text="食堂中午十二点开饭。",
    source=Source(document="食堂须知", section="一"),
    checked_on=date(2026, 11, 26),
    review_by=date(2027, 5, 31),
)


class Staff:
    """Those who teach: they touch the database only."""

    def __init__(self, engine: Engine, repository: Path) -> None:
        settings = Settings(learn_from=repository)
        self.phrasings, self.models = teaching(settings, engine, Redactor().find)
        ContentStore(engine).seed([CANTEEN])

    def model(self, number: int) -> Model:
        return next(model for model in self.models.all() if model.number == number)

    def wait_until(self, number: int, condition: Callable[[Model], object]) -> Model:
        until = time.monotonic() + SECONDS_TO_WAIT
        while not condition(model := self.model(number)):
            assert model.state is not State.FAILED, model.fault
            assert time.monotonic() < until, model
            time.sleep(0.2)
        return model


class Talk(threading.Thread):
    """Somebody who asks one thing after the other; what they are told is kept."""

    def __init__(self, stack: Stack) -> None:
        super().__init__(daemon=True)
        self.told: list[tuple[int, str]] = []
        self._stack = stack
        self._sender = uuid4().hex
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.is_set():
            for message in ("你好", "/fear"):
                response = self._stack.post(message, self._sender)
                self.told.append((response.status_code, key_of(response.json())))
                time.sleep(SECONDS_TO_READ)

    def end(self) -> list[tuple[int, str]]:
        self._done.set()
        self.join()
        return self.told


def key_of(replies: list[dict]) -> str:
    return str(replies[-1].get("custom", {}).get("answer", ""))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_repository(tmp_path_factory.mktemp("repository"))


@pytest.fixture(scope="module")
def service(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    output = tmp_path_factory.mktemp("output") / "output.log"
    small = {"GANWEI_LEARN_FROM": str(repository)}
    stack = start_stack(tmp_path_factory.mktemp("data"), output, **small)
    try:
        stack.wait_until_ready()
        yield stack
    finally:
        if stack.process.poll() is None:
            stack.stop()


@pytest.fixture(scope="module")
def staff(service: Stack, repository: Path) -> Iterator[Staff]:
    engine = open_database(f"sqlite:///{service.data_dir / 'ganwei.sqlite'}")
    yield Staff(engine, repository)
    engine.dispose()


@pytest.fixture(scope="module")
def trained(staff: Staff) -> int:
    """Return the number of a model that knows the new topic, made by the service."""
    for text in NEW_TOPIC:
        staff.phrasings.add("周敏", "canteen", text)
    number = staff.models.request("周敏")
    staff.wait_until(number, lambda model: model.state in (State.READY, State.BLOCKED))
    return number


def workers(stack: Stack) -> list[str]:
    """Return the arguments of the processes of Rasa."""
    command = ["ps", "-o", "args=", "--ppid", str(stack.process.pid)]
    listed = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
    return [line for line in listed if "rasa" in line]


def test_new_topic_is_learnt_activated_and_taken_back_while_people_talk(
    service: Stack, staff: Staff, trained: int
) -> None:
    talks = [Talk(service) for _ in range(TALKS)]
    for talk in talks:
        talk.start()
    form, curious = uuid4().hex, uuid4().hex
    for says, question in (("开始自测", "self_check_purpose"), ("是", "self_check_forbidden")):
        assert key_of(service.ask(says, form)) == question
    assert key_of(service.ask(NEW_TOPIC[0], curious)) != "canteen"

    staff.models.activate(trained, "李强", "试用")
    staff.wait_until(trained, lambda model: model.serves_since)
    turns_before_the_way_back = [len(talk.told) for talk in talks]
    assert key_of(service.ask(NEW_TOPIC[0], curious)) == "canteen"
    assert [p.standing for p in staff.phrasings.of("canteen")] == [Standing.ACTIVE] * len(NEW_TOPIC)
    assert [reply["custom"]["answer"] for reply in service.ask(NEW_TOPIC[0], form)] == [
        *("canteen", "self_check_forbidden")
    ]
    assert key_of(service.ask("没有", form)) == "self_check_gain"

    staff.wait_until(staff.models.back("李强"), lambda model: model.serves_since)
    assert key_of(service.ask(NEW_TOPIC[0], curious)) != "canteen"
    assert key_of(service.ask("再说一遍", curious)) == "canteen"  # the talk remembers what was said
    assert key_of(service.ask("没有", form)) == "self_check_decided"

    told = [talk.end() for talk in talks]
    assert {answer for turns in told for answer in turns} == {(200, "greet"), (200, "fear")}
    assert all(0 < before < len(turns) for before, turns in zip(turns_before_the_way_back, told, strict=True))
    until = time.monotonic() + 60
    while len(workers(service)) > 1:  # the last turns at the old ones have their time
        assert time.monotonic() < until
        time.sleep(0.2)


def test_service_that_is_stopped_in_mid_training_leaves_no_process_and_a_model_that_waits(
    service: Stack, staff: Staff, trained: int
) -> None:
    staff.phrasings.add("周敏", "fear", "一想到要签字就心慌")
    number = staff.models.request("周敏")
    until = time.monotonic() + SECONDS_TO_WAIT
    while not any("rasa train" in line for line in workers(service)):
        assert time.monotonic() < until
        time.sleep(0.1)
    pids = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(service.process.pid)], capture_output=True
    ).stdout.split()
    assert service.stop() == 0
    alive = subprocess.run(["ps", "-o", "pid=", "-p", b",".join(pids).decode()], capture_output=True)
    assert alive.stdout.split() == []
    assert staff.model(number).state is State.WAITING


def test_nothing_that_staff_wrote_is_in_the_log(service: Stack, trained: int) -> None:
    log = service.output.read_text()
    assert [text for text in NEW_TOPIC if text in log] == []
