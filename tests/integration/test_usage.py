"""What is counted on the real stack: sums by week, and nothing else that is new in the database."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from redis import Redis

from bot.answers.model import Answer
from bot.concerns.weeks import week_of
from bot.content.files import read_folder
from bot.database import open_database
from bot.ephemeral.server import redis_url
from bot.local_time import today
from bot.usage.ending import End
from bot.usage.reader import Totals, Usage
from tests.conftest import ROOT, Stack, start_stack
from tests.standin.phone import wait_until

VERSIONS = {answer.key: answer.version for answer in read_folder(ROOT / "answers", Answer)}
THROUGH = ("写完了", "下一步", "不敢为", "跳过", "跳过", "乡镇", "跳过", "提交")
MARKER, MARKED = "。。。", {("only_symbols", VERSIONS["only_symbols"]), ("web", "refused", "only_symbols")}
COUNTED = ("usage_answer", "usage_turn")
ANSWERED = ("web", "answered", "")

type Grown = dict[tuple, tuple[int, ...]]


class Watched:
    """A running service, and somebody who reads its database whenever they want."""

    def __init__(self, stack: Stack, redis: Redis) -> None:
        self.stack = stack
        self.redis = redis
        self.file = stack.data_dir / "ganwei.sqlite"

    def says(self, *messages: str, sender: str = "") -> list[dict]:
        sender = sender or uuid4().hex
        return [self.stack.ask(message, sender) for message in messages][-1]

    def tables(self) -> dict[str, list[tuple]]:
        with closing(sqlite3.connect(self.file)) as base:
            names = base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return {name: base.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}  # noqa: S608

    def grown(self, talk: Callable[[], object]) -> Grown:
        """Let people talk; return by how much the sums have grown, by what they are of."""
        before = self._written()
        talk()
        after = self._written()
        growth = {
            of: tuple(new - old for new, old in zip(sums, before.get(of, (0, 0, 0)), strict=False))
            for of, sums in after.items()
            if of not in MARKED
        }
        return {of: sums for of, sums in growth.items() if any(sums)}

    def _written(self) -> Grown:
        """Return the sums once everything that was said before is among them."""
        before = self._sums().get(("web", "refused", "only_symbols"), (0,))[0]
        self.says(MARKER)
        wait_until(lambda: self._sums().get(("web", "refused", "only_symbols"), (0,))[0] > before)
        return self._sums()

    def _sums(self) -> Grown:
        tables = self.tables()
        answers = {(key, version): tuple(sums) for key, version, _week, *sums in tables["usage_answer"]}
        turns = {(*of, reason): (turns,) for *of, reason, _week, turns in tables["usage_turn"]}
        return answers | turns


@pytest.fixture(scope="module")
def start(
    trained_data_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[int], Watched]]:
    """Return what starts a service that writes its counts at every full so many seconds."""
    with redis_url("") as url, Redis.from_url(url) as redis:

        def begin(seconds: int) -> Watched:
            data_dir, output = (
                tmp_path_factory.mktemp("usage"),
                tmp_path_factory.mktemp("output") / "output.log",
            )
            (data_dir / "models").symlink_to((trained_data_dir / "models").resolve())
            settings = {"GANWEI_REDIS_URL": url, "GANWEI_COUNT_SECONDS": str(seconds)}
            stack = start_stack(data_dir, output, **settings)
            stack.wait_until_ready()
            return Watched(stack, redis)

        yield begin


@pytest.fixture(scope="module")
def watched(start: Callable[[int], Watched]) -> Iterator[Watched]:
    running = start(1)
    yield running
    assert running.stack.stop() == 0, running.stack.output.read_text()


def answer(key: str) -> tuple[str, int]:
    return key, VERSIONS[key]


def test_talk_is_in_the_counts_by_version_and_end(watched: Watched) -> None:
    grown = watched.grown(lambda: watched.says("你好", "认定要走几步", "认定要走几步", "今天天气咋样"))
    assert grown == {
        answer("greet"): (1, 0, 0),
        answer("procedure"): (2, 0, 0),
        answer("out_of_scope"): (1, 0, 0),
        ("web", "talk", ""): (1,),
        ANSWERED: (2,),
        ("web", "missed", "out_of_scope"): (1,),
    }


def test_counts_have_the_week_and_can_be_read_while_the_service_runs(watched: Watched) -> None:
    watched.grown(lambda: watched.says("/what_is"))
    usage = Usage(open_database(f"sqlite:///{watched.file}"))
    assert usage.totals()["what_is"].given >= 1
    assert usage.share(1)[0].turns(End.ANSWERED) >= 1
    assert {row[2] for row in watched.tables()["usage_answer"]} == {week_of(today())}


def test_mark_is_counted_once_beside_the_dialogue(watched: Watched) -> None:
    sender, version = uuid4().hex, VERSIONS["care"]
    [shown] = watched.says("/care", sender=sender)
    useful, useless = (button["payload"] for button in shown["custom"]["votes"])
    talk = watched.redis.keys("ganwei:talk:*")
    grown = watched.grown(
        lambda: watched.says(useless, useful, useless, f"/useful care {version + 1}", sender=sender)
    )
    assert grown == {("care", version): (0, 0, 1)}
    assert len(watched.redis.keys("ganwei:talk:*")) == len(talk)
    [repeated] = watched.says("再说一遍", sender=sender)
    assert repeated["custom"]["answer"] == "care"


def test_form_and_receipt_leave_no_count_at_any_step(watched: Watched) -> None:
    sender = uuid4().hex
    watched.says("你好", sender=sender)

    def goes_all_the_way() -> None:
        watched.says("我想匿名说个顾虑", "怕签字", "/help", *THROUGH, sender=sender)
        receipt = watched.says("/concern_submit", sender=sender)[0]["custom"]["receipt"]
        watched.says(receipt, receipt, "看完了", "凭回执查答复", receipt, sender=sender)

    assert watched.grown(goes_all_the_way) == {}


def test_self_check_leaves_no_count_of_how_far_it_came(watched: Watched) -> None:
    grown = watched.grown(
        lambda: watched.says("/self_check", "/start_self_check", "是", "没有", "/what_is", "没有")
    )
    assert grown == {answer("self_check"): (1, 0, 0), ANSWERED: (1,)}


def test_nothing_else_is_new_in_the_database(watched: Watched) -> None:
    def others() -> dict[str, list[tuple]]:
        return {name: rows for name, rows in watched.tables().items() if name not in COUNTED}

    before = others()
    watched.grown(
        lambda: watched.says("你好", "/fear", "/useful fear 1", "被人诬告了咋办", "/about_me", "/forget_me")
    )
    assert others() == before


def test_one_talk_leaves_the_same_as_several(watched: Watched) -> None:
    questions = ("/fear", "/care", f"/useful care {VERSIONS['care']}", "/pay", "/fear")
    by_one = watched.grown(lambda: watched.says(*questions))
    mark = watched.grown(lambda: watched.says("/care", questions[2]))

    def by_several() -> None:
        for question in reversed(questions[3:]):
            watched.says(question)
        watched.says(*reversed(questions[:2]))

    apart = watched.grown(by_several)
    assert by_one[answer("care")] == mark[answer("care")] == (1, 1, 0)
    without_marks = {of: (sums[0], 0, 0)[: len(sums)] for of, sums in by_one.items()}
    assert apart == without_marks


def test_no_sender_and_no_pseudonym_is_in_the_database(watched: Watched) -> None:
    sender = "marked-sender-7f3a"
    watched.grown(lambda: watched.says("/fear", "/useful fear 1", sender=sender))
    names = {
        key.rpartition(b":")[2]
        for key in watched.redis.keys("ganwei:votes:*") + watched.redis.keys("ganwei:talk:*")
    }
    assert names
    files = b"".join(file.read_bytes() for file in watched.stack.data_dir.glob("ganwei.sqlite*"))
    assert not [name for name in (*names, sender.encode()) if name in files]


def test_turns_go_on_while_the_database_is_locked_and_are_counted_afterwards(watched: Watched) -> None:
    def talks_while_it_is_locked() -> None:
        with closing(sqlite3.connect(watched.file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert watched.says("/youth")[0]["custom"]["answer"] == "youth"
            wait_until(lambda: "they wait in memory" in watched.stack.output.read_text())
            watched.says("/youth")
            other.execute("ROLLBACK")

    assert watched.grown(talks_while_it_is_locked) == {answer("youth"): (2, 0, 0), ANSWERED: (2,)}


def test_rest_is_written_when_the_service_stops(start: Callable[[int], Watched]) -> None:
    running = start(86_400)
    running.says("/youth", f"/useful youth {VERSIONS['youth']}")
    assert running.tables()["usage_answer"] == []
    assert running.stack.stop() == 0
    assert Usage(open_database(f"sqlite:///{running.file}")).totals() == {"youth": Totals(1, 1, 0)}
