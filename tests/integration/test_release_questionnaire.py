"""`ganwei release` of the store: the questionnaire in it bears noise, and is paid for."""

import json

import pytest
from sqlalchemy.orm import Session

from bot.compose.storage import seed_content
from bot.concerns.concern import Author, Status
from bot.concerns.keys import Keys
from bot.concerns.tables import ConcernRow, random_key
from bot.concerns.texts import add_text
from bot.content.store import ContentStore
from bot.database import open_database
from bot.questionnaire.codes import Awareness, Cell, Mark
from bot.research.coding.sentences import own_files, read_sentences
from tests.releases import ganwei_here
from tests.unit.questionnaire.sheets import handed_in

CONCERNS, SHEETS = 60, 4000  # so many that the noise leaves something to say of the quiz


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    """Return the data directory of a service with concerns, and with sheets that all say the same."""
    folder = tmp_path_factory.mktemp("store")
    engine, keys = open_database(f"sqlite:///{folder / 'ganwei.sqlite'}"), Keys(folder / "keys.json")
    seed_content(ContentStore(engine))
    with Session(engine) as session, session.begin():
        for sentence in read_sentences(own_files())[:CONCERNS]:
            session.add(submitted(keys, sentence.text))
    handed_in(engine, {Cell(Awareness.SOME): SHEETS}, {("gain", Mark.RIGHT): SHEETS})
    engine.dispose()
    return folder


def submitted(keys, text):
    key = random_key()
    row = ConcernRow(key=key, receipt=key + key, guard="", seed=key, nickname="", week="2026-W20")
    row.status, row.length, row.share = Status.RECEIVED, "短", True
    add_text(row, keys, Author.HOLDER, row.week, text)
    return row


@pytest.fixture
def release(data_dir, tmp_path, monkeypatch):
    """Return what makes a release, and returns what risk.json holds and the report."""
    monkeypatch.setenv("GANWEI_KEY_FILE", str(data_dir / "keys.json"))
    monkeypatch.delenv("GANWEI_DATABASE_URL", raising=False)

    def release(*options, name="release"):
        out = tmp_path / name
        done = ganwei_here("release", "--out", out, *options, data_dir=data_dir)
        assert done.returncode == 0, done.stderr
        return json.loads((out / "risk.json").read_text("utf-8")), (out / "report.html").read_text("utf-8")

    return release


def test_sheets_are_counted_with_noise_that_is_paid_for_and_said(release):
    risk, report = release()
    counts = risk["counts_questionnaire"]
    assert risk["budget_questionnaire"]["account"] == "questionnaire"
    assert {"epsilon", "spent", "half_widths"} <= risk["budget_questionnaire"].keys()
    assert len(counts["quiz"]) == 20
    noise = [counts["quiz"][cell] for cell in counts["quiz"] if not cell.startswith("gain")]
    assert any(noise)  # nobody was asked these
    assert "加了随机的噪声" in report
    assert "得点私利" in report


def test_the_same_store_is_released_alike_and_not_paid_for_again(release):
    first, again = release(name="first"), release(name="again")
    assert again == first


def test_without_epsilon_the_report_says_that_it_has_no_figures_of_the_questionnaire(release):
    risk, report = release("--epsilon", 0)
    assert risk["budget_questionnaire"] is None
    assert "counts_questionnaire" not in risk
    assert "所以不公布问卷和自测的数" in report
    assert "得点私利" not in report
