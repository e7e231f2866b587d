"""Research data in the console: asked for by a researcher, made elsewhere, taken along; all of it noted."""

import json
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest
from redis import Redis
from sqlalchemy import create_engine, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.audit.record import AuditRow
from bot.console.errand import Errand, Plan, State
from bot.console.pages.releases import ReleasePages
from bot.research.counts.budget import Budget
from bot.research.counts.tables import BudgetRow
from bot.research.shelf import Shelf
from bot.staff.roles import Role
from tests.conftest import ROOT

RISK = {
    "k": 5,
    "rows_in": 120,
    "rows_out": 90,
    "suppressed": 20,
    "period": ["2026-01", "2026-10"],
    "texts": {"released": 12},
    "budget": {"half_width": 35.9},
}


@pytest.fixture
def lin(enter):
    return enter("林晓", Role.RESEARCHER)


@pytest.fixture
def redis(url_of_redis):
    with Redis.from_url(url_of_redis) as redis:
        redis.flushall()
        yield redis


@pytest.fixture
def release(settings):
    """Put a release on the shelf; return its folder."""
    folder = settings.data_dir / "releases" / "0001"
    folder.mkdir(parents=True)
    (folder / "risk.json").write_text(json.dumps(RISK), "utf-8")
    (folder / "report.html").write_text("<html>图</html>", "utf-8")
    (folder / "concerns.csv").write_bytes(b"\xef\xbb\xbfmonth\r\n")
    return folder


def deeds(engine):
    with Session(engine) as session:
        return [(row.staff, row.action, row.subject) for row in session.scalars(select(AuditRow))]


class Process:
    """A process that ends when it is told to."""

    def __init__(self, code=0):
        self.code, self.asked, self.may_end = code, [], threading.Event()

    def __call__(self, arguments):
        self.asked.append(arguments)
        self.may_end.wait()
        return self.code


def wait_for(condition):
    done = threading.Event()
    for _ in range(2000):
        if condition():
            return
        done.wait(0.005)
    raise AssertionError("it did not come about")


def test_only_a_researcher_comes_to_the_page(lin, zhou, chen, enter):
    assert "生成一份" in lin.get("/releases")
    assert "研究数据" in lin.get("/counts")
    for other in (zhou, chen, enter("管理员", Role.ADMIN)):
        assert other.http.get("/releases").status_code == 403
        assert "研究数据" not in other.get("/account")


def test_releases_are_listed_with_what_was_measured(lin, release):
    page = lin.get("/releases")
    assert "2026‑01—2026‑10" in page
    assert all(f"<td>{number}</td>" in page for number in (90, 12))
    assert all(f">约&nbsp;{noisy}（±36）</td>" in page for noisy in (120, 20))


def test_totals_that_were_not_published_are_said_not_to_be(lin, release):
    unsaid = {"budget": None, "rows_in": None, "suppressed": None}
    (release / "risk.json").write_text(json.dumps(RISK | unsaid), "utf-8")
    assert lin.get("/releases").count(">没公布</td>") == 2


def test_a_file_is_downloaded_and_that_is_noted(lin, release, engine):
    response = lin.http.get("/releases/1/concerns.csv")
    assert response.content == b"\xef\xbb\xbfmonth\r\n"
    assert 'filename="ganwei-0001-concerns.csv"' in response.headers["content-disposition"]
    assert ("林晓", "release_download", "1 concerns.csv") in deeds(engine)


def test_the_report_is_shown_sealed_off(lin, release):
    response = lin.http.get("/releases/1/report.html")
    assert "图" in response.text
    assert "script-src" not in response.headers["content-security-policy"]
    assert "sandbox" in response.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path", ["/releases/1/ganwei.sqlite", "/releases/9/concerns.csv", "/releases/1/..%2f..%2fganwei.sqlite"]
)
def test_nothing_else_can_be_downloaded(lin, release, path):
    assert lin.http.get(path).status_code == 404


@pytest.mark.parametrize("k", ["2", "4", "x", ""])
def test_no_less_than_five_can_be_asked_for(lin, settings, k):
    lin.get("/releases")
    lin.post("/releases", 422, k=k, epsilon="0.5")
    assert not (settings.data_dir / "releases").exists()


@pytest.mark.parametrize("epsilon", ["0.3", "10", "-1", "nan", "", "0.5 --input x"])
def test_no_other_price_of_totals_can_be_asked_for(lin, settings, epsilon):
    lin.get("/releases")
    lin.post("/releases", 422, k="5", epsilon=epsilon)
    assert not (settings.data_dir / "releases").exists()


def spend(engine, epsilon):
    with Session(engine) as session, session.begin():
        session.add(BudgetRow(account="store", spent=round(epsilon * 1000)))


@pytest.mark.parametrize(
    ("spent", "left", "chosen"),
    [(0, "10", "0.5"), (9.5, "0.5", "0.5"), (9.6, "0.4", "0.2"), (9.9, "0.1", "0"), (12, "0", "0")],
)
def test_it_begins_with_what_the_rest_of_the_budget_pays_for(lin, engine, spent, left, chosen):
    spend(engine, spent)
    page = lin.get("/releases")
    assert f"预算一共 10，还剩 {left}" in page
    assert f'<option value="{chosen}" selected>' in page
    assert page.count(" selected") == 1
    assert ("不够公布总数了" in page) == (chosen == "0")


def test_what_was_chosen_is_what_the_command_is_called_with(engine, redis, tmp_path):
    process = Process()
    process.may_end.set()
    pages = ReleasePages(engine, Shelf(tmp_path), Errand(engine, redis, process), Budget(engine, 1))
    form = {"k": "10", "epsilon": "0"}
    pages.make(SimpleNamespace(staff="林晓", number=lambda name: int(form[name]), typed=form.get))
    wait_for(lambda: process.asked)
    assert process.asked == [["release", "--k", "10", "--epsilon", "0", "--out", str(tmp_path / "0001")]]


def test_the_console_reads_the_budget_without_the_libraries_of_research():
    lines = (
        "import sys, bot.compose.console; print({'pandas', 'opendp', 'duckdb', 'pyarrow'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "set()\n"


def test_a_release_is_made_aside_and_its_end_is_told_and_noted(engine, redis):
    process = Process()
    errand = Errand(engine, redis, process)
    assert errand.begin("林晓", lambda: Plan(1, ["release", "--k", "5"]))
    assert errand.told().state is State.RUNNING
    process.may_end.set()
    wait_for(lambda: errand.told().state is State.MADE)
    assert process.asked == [["release", "--k", "5"]]
    assert deeds(engine)[-2:] == [("林晓", "release_begin", "1"), ("林晓", "release_made", "1")]


@pytest.mark.parametrize(
    ("code", "state"),
    [(1, "failed"), (3, "nothing"), (4, "unsafe"), (5, "budget"), (6, "disk"), (-9, "failed")],
)
def test_why_nothing_was_made_is_told(engine, redis, code, state):
    process = Process(code)
    process.may_end.set()
    errand = Errand(engine, redis, process)
    errand.begin("林晓", lambda: Plan(1, []))
    wait_for(lambda: errand.told().state == state)
    assert deeds(engine)[-1] == ("林晓", f"release_{state}", "1")


def test_there_is_one_at_a_time_in_all_processes(engine, redis):
    process = Process()
    assert Errand(engine, redis, process).begin("林晓", lambda: Plan(1, []))
    assert not Errand(engine, redis, Process()).begin("王芳", lambda: Plan(2, []))
    process.may_end.set()
    wait_for(lambda: Errand(engine, redis, process).told().state is State.MADE)
    wait_for(lambda: Errand(engine, redis, process).begin("林晓", lambda: Plan(2, [])))
    wait_for(lambda: redis.get("ganwei:staff:release:lock") is None)  # or it tells its end in the next test


def test_one_that_vanished_with_its_console_is_said_to_have_failed(engine, redis):
    errand = Errand(engine, redis, Process())
    errand.begin("林晓", lambda: Plan(1, []))
    redis.delete("ganwei:staff:release:lock")
    assert errand.told().state is State.FAILED


def test_every_end_has_its_words(lin, release, engine, redis):
    from bot.console.render import words

    assert set(words()["release_states"]) == set(State)
    assert {f"release_{state}" for state in State if state is not State.RUNNING} <= set(words()["actions"])


def test_the_audit_list_reads_in_words(lin, release, chen):
    lin.http.get("/releases/1/report.html")
    assert "第1份研究数据的报告" in chen.get("/audit")


@pytest.mark.parametrize("failure", [subprocess.TimeoutExpired("ganwei", 1), OSError()])
def test_one_that_takes_too_long_or_cannot_begin_is_told_and_lets_the_next_one_begin(engine, redis, failure):
    def process(_arguments):
        raise failure

    errand = Errand(engine, redis, process)
    errand.begin("林晓", lambda: Plan(1, []))
    wait_for(lambda: redis.get("ganwei:staff:release:lock") is None)
    assert errand.told().state is State.FAILED
    assert deeds(engine)[-1] == ("林晓", "release_failed", "1")


def test_what_cannot_be_noted_is_not_begun_and_keeps_nobody_from_beginning(engine, redis, tmp_path):
    process = Process()
    broken = create_engine(f"sqlite:///{tmp_path}/none/ganwei.sqlite")
    with pytest.raises(OperationalError):
        Errand(broken, redis, process).begin("林晓", lambda: Plan(1, []))
    assert process.asked == []
    assert Errand(engine, redis, process).begin("林晓", lambda: Plan(1, []))
    process.may_end.set()


def test_a_late_end_takes_no_other_release_its_turn(engine, redis):
    process, before = Process(), set(threading.enumerate())
    Errand(engine, redis, process).begin("林晓", lambda: Plan(1, []))
    (its_own,) = set(threading.enumerate()) - before
    redis.set("ganwei:staff:release:lock", "another's")  # its own had run out
    process.may_end.set()
    its_own.join()
    assert redis.get("ganwei:staff:release:lock") == b"another's"
