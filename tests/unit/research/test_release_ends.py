"""Who started a release knows by its exit code why nothing was written."""

import signal

import pytest
from typer.testing import CliRunner

from bot.cli import cli
from bot.compose import research
from bot.research.counts.ledger import BudgetSpent
from bot.research.making.failing import NothingToRelease, ReleaseFails
from bot.research.whole import CannotWrite


@pytest.fixture(autouse=True)
def sigterm():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (NothingToRelease("none"), 3),
        (ReleaseFails(["l is 1"]), 4),
        (BudgetSpent("0 is left"), 5),
        (CannotWrite("No space left on device"), 6),
    ],
)
def test_each_reason_has_a_code_and_a_line(failure, code, tmp_path, monkeypatch):
    def make(*_asked, **_options):
        raise failure

    monkeypatch.setattr(research, "release", make)
    ended = CliRunner().invoke(cli, ["release", "--out", str(tmp_path / "r")])
    assert ended.exit_code == code
    assert ended.stderr == f"ganwei: {failure}\n"
