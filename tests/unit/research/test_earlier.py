"""The release before is read whole, or it is said that it cannot be."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.research.columns import QUASI
from bot.research.failures import BadInput
from bot.research.making.earlier import earlier_release

RISK = {"account": "store", "period": ["2026-01", "2026-06"]}


@pytest.fixture
def release(tmp_path):
    folder = tmp_path / "0001"
    folder.mkdir()
    (folder / "risk.json").write_text(json.dumps(RISK), "utf-8")
    rows = [dict.fromkeys(QUASI, "甲")] * 5 + [dict.fromkeys(QUASI, "乙")] * 6
    pq.write_table(pa.Table.from_pylist(rows), folder / "concerns.parquet")
    return folder


@pytest.mark.parametrize("is_named", [True, False])
def test_its_classes_are_counted_and_its_last_month_is_known(release, is_named):
    earlier = earlier_release(release, "store", is_named=is_named)
    assert sorted(earlier.classes["rows"]) == [5, 6]
    assert earlier.last_month == "2026-06"


def test_one_of_other_concerns_is_not_compared_with(release):
    assert earlier_release(release, "file 00", is_named=True) is None


def test_where_none_was_there_is_none(tmp_path):
    (tmp_path / "empty").mkdir()
    assert earlier_release(tmp_path / "new", "store", is_named=False) is None
    assert earlier_release(tmp_path / "empty", "store", is_named=False) is None


def test_one_that_is_named_and_not_there_is_told(tmp_path):
    with pytest.raises(BadInput, match="no release that could be compared"):
        earlier_release(tmp_path / "0009", "store", is_named=True)


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_one_whose_figures_are_damaged_is_told(release, content):
    (release / "risk.json").write_text(content)
    with pytest.raises(BadInput, match="0001"):
        earlier_release(release, "store", is_named=False)


@pytest.mark.parametrize("period", [None, [], "x"])
def test_one_whose_last_month_is_not_known_is_told(release, period):
    (release / "risk.json").write_text(json.dumps(RISK | {"period": period}))
    with pytest.raises(BadInput, match="damaged"):
        earlier_release(release, "store", is_named=True)


def test_one_whose_rows_are_damaged_or_gone_is_told(release):
    (release / "concerns.parquet").write_bytes(b"PAR1")
    with pytest.raises(BadInput, match="damaged"):
        earlier_release(release, "store", is_named=True)
    (release / "concerns.parquet").unlink()
    with pytest.raises(BadInput, match="damaged"):
        earlier_release(release, "store", is_named=True)
