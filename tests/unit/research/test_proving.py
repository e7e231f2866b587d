"""A release is refused for words of a text that is not in it, and not for words of our own."""

from types import SimpleNamespace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.research.columns import QUASI
from bot.research.making.failing import ReleaseFails
from bot.research.making.proving import prove
from bot.research.proof.ours import our_wording
from bot.research.proof.search import PIECE, pieces_of
from bot.research.report.wording import words
from bot.research.texts.choosing import Chosen

SECRET = "我那个科里就两个人知道这件事，"
SAID = {
    "columns.yml": "顾虑提交那一周的星期四所在的月份。提交的日子和钟点从来没有存过。",
    "codebook.md.j2": "真的认出了谁，请告诉发布的人，不要传开。",
    "words.yml": "说得多，可能是问题多，也可能是更敢说。",
}
TITLE = "纠错要在多长时间里落实到位"


def proved(folder, withheld, report, **beside):
    """Prove a release of one row whose report says something; return what was looked for of a text."""
    row = {name: ["未公布"] for name in QUASI} | beside | {"text": ["怕担责"]}
    pq.write_table(pa.table(row), folder / "concerns.parquet")
    (folder / "report.html").write_text(report, "utf-8")
    work = SimpleNamespace(
        chosen=Chosen({}, 1, {}, [], [withheld]),
        folder=folder,
        parts=SimpleNamespace(survey={"quiz": {TITLE: [6, 9]}}),
        risk={"attacks": {}},
        wanted=SimpleNamespace(k=1),
    )
    prove(work)
    return work.risk["attacks"]["unreleased_texts"]


def test_a_release_that_holds_words_of_a_text_that_was_withheld_is_refused(tmp_path):
    with pytest.raises(ReleaseFails, match="texts_found"):
        proved(tmp_path, SECRET, f"<p>{SECRET}</p>")


@pytest.mark.parametrize("said", [*SAID.values(), TITLE], ids=[*SAID, "survey"])
def test_our_own_wording_in_a_withheld_text_refuses_no_release(tmp_path, said):
    assert proved(tmp_path, said, f"<p>{said}</p>") == {"found": 0}


def test_a_withheld_text_that_quotes_our_wording_is_looked_for_by_its_own_words(tmp_path):
    quoted = words()["limits"]["items"][0]
    with pytest.raises(ReleaseFails, match="texts_found"):
        proved(tmp_path, SECRET + quoted, f"<p>{quoted}</p><p>{SECRET}</p>")


def test_a_withheld_text_that_quotes_a_released_one_is_looked_for_by_its_own_words():
    released = "干多干少一个样谁还愿意往前冲呢你说是不是"
    assert pieces_of([SECRET + released * 2], [released * 2]) == {SECRET[:PIECE]}


def test_all_that_the_report_may_say_is_known():
    said = [*words()["limits"]["items"], *words()["formulas"]["items"], *words()["measures"].values()]
    assert len(said) > 10
    assert pieces_of(said, [our_wording()]) == set()


def test_a_release_with_a_place_beside_words_is_refused(tmp_path):
    with pytest.raises(ReleaseFails, match="beside"):
        proved(tmp_path, SECRET, "", level=["乡镇"])


def test_a_month_may_stand_beside_words(tmp_path):
    proved(tmp_path, SECRET, "", month=["2026-10"])
