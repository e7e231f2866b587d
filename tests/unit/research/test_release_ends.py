"""Who started a release knows by its exit code why nothing was written."""

import errno
import signal

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.compose import research
from bot.research.counts.ledger import BudgetSpent
from bot.research.failures import BadInput
from bot.research.making.failing import NothingToRelease, Reason, ReleaseFails
from bot.research.shapes.way import Way
from bot.research.whole import CannotWrite
from bot.research.writing import whole_folder


@pytest.fixture(autouse=True)
def sigterm():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize(
    ("failure", "code", "line"),
    [
        (NothingToRelease("none"), 3, "还没有一条顾虑"),
        (NothingToRelease("waiting", rows=7), 3, "一共 7 条顾虑，都要等所在的月份过完"),
        (NothingToRelease("uncoded", rows=2, waiting=1), 3, "2 条没有编码，原话也没有了；还有 1 条"),
        (
            NothingToRelease("rare", rows=4, k=5, l=2),
            3,
            "4 条顾虑凑不成一组：要 5 条相同，而且敏感的三列各至少 2 种取值",
        ),
        (ReleaseFails([Reason("l", {"found": 1, "wanted": 2}), Reason("pycanon", {})]), 4, "只有 1 种取值"),
        (
            ReleaseFails([Reason("otherwise", Way(5, 2, "2026-10")._asdict())]),
            4,
            "到 2026-10 发布的",
        ),
        (ReleaseFails([Reason("meanwhile", {})]), 4, "另一份在同时生成"),
        (
            BadInput("missing", file="甲.parquet", columns="week (weeks?)"),
            1,
            "少了列，或者改了名：week (weeks?)",
        ),
        (BadInput("values", column="level", number=3), 1, "level 这一列有 3 个值"),
        (BadInput("weeks"), 1, "2026-W48"),
        (BudgetSpent("budget", asked="0.5", left="0.2"), 5, "要花 0.5 的隐私预算，只剩 0.2"),
        (CannotWrite("full", place="发布", system=""), 6, "发布，磁盘满了"),
        (CannotWrite("other_things", place="发布", system=""), 6, "有别的东西"),
    ],
)
def test_each_reason_has_a_code_and_a_line(failure, code, line, tmp_path, monkeypatch):
    def make(*_asked, **_options):
        raise failure

    monkeypatch.setattr(research, "release", make)
    ended = CliRunner().invoke(cli, ["release", "--out", str(tmp_path / "r")])
    assert ended.exit_code == code
    assert ended.stderr.startswith("ganwei: 没有写")
    assert line in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(("k", "code"), [(4, 2), (5, 0)])
def test_no_release_has_fewer_alike_than_the_five_that_people_were_promised(k, code, tmp_path, monkeypatch):
    risk = {"rows_out": 0, "budget": None, "texts": {"released": 0}, "measured": {"figures": {"k": k}}}
    monkeypatch.setattr(research, "release", lambda *_asked, **_options: risk)
    ended = CliRunner().invoke(cli, ["release", "--k", str(k), "--out", str(tmp_path / "r")])
    assert ended.exit_code == code


@pytest.mark.parametrize("budget", [None, {"half_width": 35.9}])
def test_what_was_written_is_told_in_a_line_with_about_how_many_were_read(budget, tmp_path, monkeypatch):
    risk = {"rows_out": 90, "rows_in": budget and 110, "budget": budget, "texts": {"released": 12}}
    risk["measured"] = {"figures": {"k": 6}}
    monkeypatch.setattr(research, "release", lambda *_asked, **_options: risk)
    ended = CliRunner().invoke(cli, ["release", "--out", "发布"])
    read = "约 110 条（加了噪声，95 % 不差过 36 条）" if budget else "多少条没有公布"
    assert ended.stdout == f"发布：写好了，发布 90 条，其中 12 条带原话，最小的一组 6 条；读入{read}。\n"


def test_a_full_disk_is_known_by_its_number(tmp_path):
    with pytest.raises(CannotWrite) as failed, whole_folder(tmp_path / "r"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert failed.value.code == "full"
