"""What a worker obeys: the switches as they were half a second ago at most."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.answers.model import Answer
from bot.content.live import LiveContent
from bot.content.store import ContentStore
from bot.revisions import Revisions
from bot.switches.live import Banner, Closed, LiveSwitches
from bot.switches.switch import Name
from bot.switches.switches import Switches
from tests.unit.fresh import new_database

WHY = {"reason": "升级", "staff": "周敏"}


class Clock:
    """A clock that the test puts forward."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Worker:
    """A worker, and the staff who switch."""

    def __init__(self, engine: Engine) -> None:
        self.clock = Clock()
        self.engine = engine
        self.live = LiveSwitches(engine, Revisions(engine, self.clock))

    def switches(self, name: Name, on: bool, notice: str = "系统检修") -> None:
        Switches(self.engine, lambda _notice: []).set(name, on=on, notice=notice, **WHY)
        self.clock.now += 0.5


@pytest.fixture
def worker(tmp_path: Path) -> Worker:
    return Worker(new_database(tmp_path / "s.sqlite"))


def test_untouched_service_is_open_takes_concerns_and_announces_nothing(worker: Worker) -> None:
    assert (worker.live.closed("web"), worker.live.takes_concerns(), worker.live.banner()) == (
        None,
        True,
        Banner("", 0),
    )


@pytest.mark.parametrize("channel", ["web", "telegram", "a channel of tomorrow"])
def test_closed_service_is_closed_in_every_channel(worker: Worker, channel: str) -> None:
    worker.switches(Name.SERVICE, on=False)
    assert worker.live.closed(channel) == Closed("service_closed", "系统检修")


@pytest.mark.parametrize(
    ("name", "own", "other"), [(Name.WEB, "web", "telegram"), (Name.TELEGRAM, "telegram", "web")]
)
def test_closed_channel_leaves_the_other_open(worker: Worker, name: Name, own: str, other: str) -> None:
    worker.switches(name, on=False)
    assert (worker.live.closed(own), worker.live.closed(other)) == (
        Closed("channel_closed", "系统检修"),
        None,
    )


def test_notice_of_the_service_goes_before_that_of_a_channel(worker: Worker) -> None:
    worker.switches(Name.WEB, on=False, notice="网页检修")
    worker.switches(Name.SERVICE, on=False, notice="全部检修")
    assert worker.live.closed("web") == Closed("service_closed", "全部检修")
    worker.switches(Name.SERVICE, on=True)
    assert worker.live.closed("web") == Closed("channel_closed", "网页检修")


def test_intake_is_off_and_on_again(worker: Worker) -> None:
    worker.switches(Name.CONCERNS, on=False)
    assert not worker.live.takes_concerns()
    worker.switches(Name.CONCERNS, on=True)
    assert worker.live.takes_concerns()


def test_banner_that_is_announced_again_has_another_number(worker: Worker) -> None:
    numbers = []
    for on in (True, False, True):
        worker.switches(Name.BANNER, on=on, notice="请看新答复")
        numbers.append(worker.live.banner())
    assert numbers == [Banner("请看新答复", 1), Banner("", 2), Banner("请看新答复", 3)]


def test_switching_is_obeyed_within_half_a_second_and_not_asked_for_before(worker: Worker) -> None:
    worker.live.takes_concerns()
    worker.switches(Name.SERVICE, on=False)
    worker.clock.now -= 0.01
    assert worker.live.closed("web") is None
    worker.clock.now += 0.01
    assert worker.live.closed("web")


def test_database_that_does_not_answer_opens_and_closes_nothing(worker: Worker) -> None:
    worker.switches(Name.SERVICE, on=False)
    assert worker.live.closed("web") == Closed("service_closed", "系统检修")
    with worker.engine.begin() as connection:
        connection.execute(text("DROP TABLE switch"))
    worker.clock.now += 0.5
    assert worker.live.closed("web") == Closed("service_closed", "系统检修")


def test_content_and_switches_are_looked_at_together(worker: Worker, an_answer) -> None:
    revisions, store = Revisions(worker.engine, worker.clock), ContentStore(worker.engine)
    content, switches = LiveContent(store, revisions), LiveSwitches(worker.engine, revisions)
    store.seed([an_answer("fear")])
    worker.switches(Name.CONCERNS, on=False)
    assert (content.answer("fear").key, switches.takes_concerns()) == ("fear", False)
    assert store.all(Answer)
