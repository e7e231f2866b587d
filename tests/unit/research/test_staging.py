"""Staging: months, codes and who gave them; no text, nothing of the current month."""

import pyarrow.parquet as pq
import pytest

from bot.research.columns import QUASI
from bot.research.failures import BadInput
from bot.research.shapes.numbering import SHOWN
from bot.research.staging import stage
from tests.unit.research.made import FixedCoder, concern, source


def staged(tmp_path, *rows, month="2026-11", coder=None):
    result = stage(source(*rows), coder or FixedCoder(), tmp_path, month)
    return result, pq.read_table(result.file).to_pylist()


def test_no_text_and_no_week_is_staged(tmp_path):
    _result, (row,) = staged(tmp_path, concern())
    assert not {"text", "week"} & set(row)
    assert row["month"] == "2026-03"


def test_what_was_skipped_is_said_to_be_unsaid(tmp_path):
    _result, (row,) = staged(tmp_path, concern(district=None, level=None) | {"lot": 0.5})
    assert (row["district"], row["level"]) == ("未说", "未说")


def test_a_code_that_the_holder_gave_stays(tmp_path):
    _result, (row,) = staged(tmp_path, concern(reluctance="不会为"))
    assert (row["reluctance"], row["reluctance_by"], row["reluctance_p"]) == ("不会为", "本人", 1.0)


def test_a_missing_code_is_given_by_the_model_with_its_probability_to_one_digit(tmp_path):
    _result, (row,) = staged(tmp_path, concern(reluctance="不会为"))
    assert (row["link"], row["link_by"], row["link_p"]) == ("容错", "模型", 0.7)


def test_a_researchers_code_is_said_to_be_one(tmp_path):
    _result, (row,) = staged(tmp_path, concern(topic="其他") | {"topic_by": "研究者"})
    assert (row["topic"], row["topic_by"], row["topic_p"]) == ("其他", "研究者", 1.0)


def test_a_code_kept_from_a_text_that_is_gone_keeps_its_probability(tmp_path):
    said = {"reluctance": "不会为", "link": "防错", "topic": "其他"}
    gone = concern(**said, text=None) | {"topic_by": "模型", "topic_p": 0.43}
    _result, (row,) = staged(tmp_path, gone)
    assert (row["topic"], row["topic_by"], row["topic_p"]) == ("其他", "模型", 0.4)


def test_without_a_text_and_a_code_a_concern_is_counted_and_not_released(tmp_path):
    result, rows = staged(tmp_path, concern(text=None, status="已到期"))
    assert (rows, result.uncoded) == ([], 1)
    assert pq.read_table(result.counted).to_pylist() == [
        {"month": "2026-03", "district": "未说", "level": "乡镇", "field": "未说", "status": "已到期"}
    ]


def test_a_concern_that_is_to_be_read_bears_its_month_and_no_place(tmp_path):
    result, (row,) = staged(tmp_path, concern(district="温县") | {"lot": 0.2})
    assert result.to_read.tolist() == [True]
    assert [row[name] for name in QUASI] == ["2026-03", *["未公布"] * 5]
    assert pq.read_table(result.counted)["district"].to_pylist() == ["温县"]


def test_a_concern_that_is_to_be_counted_bears_its_place(tmp_path):
    result, (row,) = staged(tmp_path, concern(district="温县") | {"lot": 0.3})
    assert result.to_read.tolist() == [False]
    assert (row["district"], row["level"]) == ("温县", "乡镇")


def test_the_coder_sees_only_texts_that_lack_a_code(tmp_path):
    coder = FixedCoder()
    full = concern(reluctance="不会为", link="防错", topic="其他", text="有了")
    staged(tmp_path, full, concern(text="没有"), coder=coder)
    assert coder.seen == ["没有"]


def test_concerns_of_the_current_month_wait(tmp_path):
    result, rows = staged(
        tmp_path, concern(week="2026-W10"), concern(week="2026-W11"), concern(week="2026-W14")
    )
    assert (result.read, result.held_back, len(rows)) == (3, 0, 3)
    result, rows = staged(tmp_path, concern(week="2026-W10"), concern(week="2026-W14"), month="2026-04")
    assert (result.read, result.held_back, [row["row"] for row in rows]) == (2, 1, [0])


def test_nothing_to_stage_is_an_empty_file(tmp_path):
    result, rows = staged(tmp_path)
    assert (result.read, rows) == (0, [])


@pytest.mark.parametrize(
    "name", ["district", "level", "field", "length", "status", "reluctance", "link", "topic"]
)
def test_a_value_that_is_no_code_is_refused_by_the_name_of_its_column_only(tmp_path, name):
    with pytest.raises(BadInput) as refused:
        staged(tmp_path, concern(**{name: "西陶镇张建国"}))
    assert name in str(refused.value)
    assert "张建国" not in str(refused.value)


@pytest.mark.parametrize("week", [None, "2026-11-26", "W10"])
def test_a_week_that_is_none_is_refused(tmp_path, week):
    with pytest.raises(BadInput, match="weeks"):
        staged(tmp_path, concern(week=week))


def test_no_key_and_no_text_of_a_concern_is_staged_but_the_number_of_its_shape(tmp_path):
    released = dict.fromkeys(SHOWN, "未公布") | {"shown_release": "1", "had_status": "已收到"}
    result, rows = staged(tmp_path, concern() | released, concern())
    assert [row["shape"] for row in rows] == [0, -1]
    assert result.shapes == [("未公布",) * len(QUASI)]
    assert not {"key", "text", "lot", *SHOWN} & set(rows[0])


def test_todays_status_is_counted_and_that_of_the_first_release_is_released(tmp_path):
    released = dict.fromkeys(SHOWN, "未公布") | {"shown_release": "1", "had_status": "已收到"}
    result, (row,) = staged(tmp_path, concern(status="已回复") | released)
    assert row["status"] == "已收到"
    assert pq.read_table(result.counted)["status"].to_pylist() == ["已回复"]
