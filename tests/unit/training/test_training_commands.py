"""`ganwei training`: what was added, for nlu/; and the way back when the console cannot be reached."""

import pytest
from typer.testing import CliRunner

from bot.audit.search import AuditList, Wanted
from bot.cli import cli
from bot.training.model import NothingBefore


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return what runs a command with the data directory of this test's database."""
    monkeypatch.setenv("GANWEI_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("GANWEI_DATABASE_URL", raising=False)
    return lambda *arguments: CliRunner().invoke(cli, ["training", *arguments])


def test_added_phrasings_are_printed_as_blocks(run, phrasings):
    phrasings.add("周敏", "fear", "怕担责怕得睡不着觉")
    assert run("phrasings").stdout == "- intent: fear\n  examples: |\n    - 怕担责怕得睡不着觉\n"


def test_going_back_is_audited_with_name_and_reason(run, models, made, engine):
    models.activate(made("怕担责"), "李强")
    assert run("back", "赵芳", "答偏了").stdout == "1\n"
    deed = list(AuditList(engine).all(Wanted()))[-1]
    assert (deed.staff, deed.action, deed.subject, deed.reason) == ("赵芳", "model_back", "1", "答偏了")


def test_without_a_model_before_nothing_happens(run, engine):
    assert isinstance(run("back", "赵芳", "答偏了").exception, NothingBefore)
    assert list(AuditList(engine).all(Wanted())) == []
