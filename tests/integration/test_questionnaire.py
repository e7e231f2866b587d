"""The questionnaire over HTTP, with the real dialogue, Redis, database and files."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from redis import Redis

from bot.database import open_database
from bot.ephemeral.server import redis_url
from bot.questionnaire.reader import Held, read
from bot.switches.switch import Name
from tests.conftest import Stack, start_stack
from tests.redis_search import everything_held
from tests.standin.phone import wait_until
from tests.switching import Staff
from tests.visitor import Visitor

WHOLE = ("问卷", "开始", "有些了解", "害怕为", "没有", "乡镇", *["不确定"] * 4)


@pytest.fixture(scope="module")
def questioned_redis() -> Iterator[Redis]:
    with redis_url("") as url, Redis.from_url(url) as redis:
        redis.url = url
        yield redis


@pytest.fixture(scope="module")
def questioned(
    trained_data_dir: Path, tmp_path_factory: pytest.TempPathFactory, questioned_redis: Redis
) -> Iterator[Stack]:
    """Return a service of this module's own, which writes its sums every second."""
    data_dir = tmp_path_factory.mktemp("questioned")
    (data_dir / "models").symlink_to((trained_data_dir / "models").resolve())
    settings = {"GANWEI_REDIS_URL": questioned_redis.url, "GANWEI_COUNT_SECONDS": "1"}
    running = start_stack(data_dir, tmp_path_factory.mktemp("output") / "output.log", **settings)
    running.wait_until_ready()
    yield running
    assert running.stop() == 0, running.output.read_text()


@pytest.fixture
def person(questioned: Stack) -> Visitor:
    return Visitor(questioned)


@pytest.fixture
def held(questioned: Stack) -> Callable[[], Held]:
    """Return what reads the sums."""
    engine = open_database(f"sqlite:///{questioned.data_dir / 'ganwei.sqlite'}")
    return lambda: read(engine)


def sheets(held: Callable[[], Held]) -> int:
    return held().cells.total()


def used(stack: Stack) -> list[str]:
    """Return the keys of the answers that are in the sums of use."""
    with closing(sqlite3.connect(stack.data_dir / "ganwei.sqlite")) as base:
        return [key for (key,) in base.execute("SELECT key FROM usage_answer")]


def test_button_below_the_topic_leads_to_it(person: Visitor) -> None:
    [survey] = person.says("问卷结果咋样")
    assert survey["custom"]["answer"] == "survey"
    assert "/questionnaire" in [button["payload"] for button in survey["buttons"]]
    assert person.hears("/questionnaire") == ["questionnaire"]


def test_whole_sheet_is_counted_once_handed_in_and_not_before(
    questioned: Stack, person: Visitor, held: Callable[[], Held]
) -> None:
    before = sheets(held)
    assert person.hears(*WHOLE)[-1] == "questionnaire_confirm"
    assert person.hears("交卷", "交卷", "/questionnaire_submit") == ["questionnaire_gone"]
    wait_until(lambda: sheets(held) > before)
    assert sheets(held) == before + 1
    assert sum(marks.total() for marks in held().statements.values()) == 4
    assert not [key for key in used(questioned) if "questionnaire" in key]


def test_whoever_stops_leaves_nothing(
    questioned: Stack, questioned_redis: Redis, person: Visitor, held: Callable[[], Held]
) -> None:
    before = sheets(held)
    assert person.hears(*WHOLE, "不答了") == ["questionnaire_stop"]
    assert questioned_redis.keys("ganwei:sheet:*") == []
    other = Visitor(questioned)
    other.says(*WHOLE, "交卷")
    wait_until(lambda: sheets(held) > before)
    assert sheets(held) == before + 1


def test_question_is_answered_and_the_form_goes_on(person: Visitor) -> None:
    assert person.hears("问卷", "开始", "认定要走几步") == ["procedure", "questionnaire_awareness"]
    assert person.hears("会不会查到是我")[1] == "questionnaire_awareness"
    assert person.hears("1") == ["questionnaire_around"]


def test_despair_is_met_and_not_asked_anything(person: Visitor, questioned_redis: Redis) -> None:
    assert person.hears("问卷", "开始", "俺不想活了,被问责问怕了") == ["distress"]
    assert questioned_redis.keys("ganwei:sheet:*") == []


def test_concern_is_written_undisturbed(person: Visitor) -> None:
    assert person.hears("问卷", "开始", "我想匿名说个顾虑") == ["give_concern"]
    assert person.hears("怕签字", "问卷") == ["concern_added"]


def test_noise_gets_the_question_again(person: Visitor) -> None:
    assert person.hears("问卷", "开始", "嗯嗯嗯") == ["questionnaire_choose_one", "questionnaire_awareness"]
    assert person.hears("哈哈哈") == ["questionnaire_offer_stop", "questionnaire_awareness"]


def test_what_is_held_is_told_and_deleted(person: Visitor, questioned_redis: Redis) -> None:
    person.says("问卷", "开始", "1")
    assert "没交的问卷" in person.says("你们知道我什么")[0]["text"]
    person.says("全部清除")
    assert questioned_redis.keys("ganwei:sheet:*") == []


def test_no_typed_word_and_no_sender_is_anywhere(questioned: Stack, questioned_redis: Redis) -> None:
    typed, person = "俺娘喊俺回家吃饭咧", Visitor(questioned)
    person.says("问卷", "开始", typed, "2", typed, "害怕为")
    found = everything_held(questioned, questioned_redis)
    assert [secret for secret in (typed, person.sender) if secret.encode() in found] == []


def test_staff_close_it_and_who_has_begun_may_finish(questioned: Stack) -> None:
    staff, first, second = Staff(questioned.data_dir), Visitor(questioned), Visitor(questioned)
    first.says("问卷", "开始")
    try:
        staff.switches(Name.QUESTIONNAIRE, on=False)
        assert second.hears("问卷") == ["questionnaire_closed"]
        assert first.hears("1") == ["questionnaire_around"]
        staff.switches(Name.SERVICE, on=False)
        assert first.hears("1") == ["service_closed"]
    finally:
        staff.undoes_all()
    assert first.hears("1") == ["questionnaire_own"]
