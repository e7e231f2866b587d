"""What was written is read back as a stranger would read it."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.research.columns import RELEASED
from bot.research.proof.search import found_in, pieces_of, strange_columns
from bot.research.rows import kept_rows, write_rows

ROW = {one.name: None for one in RELEASED if one.name != "text"} | {"month": "2026", "topic_p": 0.4}


def ordered(tmp_path, *rows):
    folder = tmp_path / "ordered"
    folder.mkdir()
    schema = pa.schema(
        [
            *((name, pa.float64() if name.endswith("_p") else pa.string()) for name in ROW),
            ("row", pa.int64()),
        ]
    )
    for place, row in enumerate(rows):
        values = ROW | ({"row": row} if isinstance(row, int) else row)
        pq.write_table(pa.Table.from_pylist([values], schema), folder / f"part-{place}.parquet")
    return folder


def test_texts_go_to_their_rows_and_the_number_of_the_row_goes(tmp_path):
    rows = {"row": 7, "topic_p": 0.3}, {"row": 3, "topic_p": 0.4}
    assert write_rows(ordered(tmp_path, *rows), {3: "怕担责"}, tmp_path) == 2
    table = pq.read_table(tmp_path / "concerns.parquet")
    assert table.column_names == [column.name for column in RELEASED]
    assert table["text"].to_pylist() == [None, "怕担责"]


@pytest.mark.parametrize("texts", [{4: "乙", 9: "甲"}, {2: "甲", 7: "乙"}])
def test_where_a_text_stands_among_rows_that_are_alike_tells_nothing_of_their_order(tmp_path, texts):
    others = {"row": 1, "month": "2025"}, {"row": 12, "topic_p": None}, {"row": 11, "topic_p": None}
    write_rows(ordered(tmp_path, others[0], 2, 4, 7, 9, *others[1:]), texts | {11: "丙"}, tmp_path)
    table = pq.read_table(tmp_path / "concerns.parquet")
    assert table["text"].to_pylist() == [None, "乙", "甲", None, None, "丙", None]


def test_csv_opens_in_excel_and_holds_the_same(tmp_path):
    write_rows(ordered(tmp_path, 1), {1: '他说:"先干",\n再说'}, tmp_path)
    content = (tmp_path / "concerns.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert '"他说:""先干"",\n再说"' in content.decode("utf-8-sig")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-怕", "@他", "\t=1"])
def test_a_text_that_excel_would_run_is_quoted(tmp_path, text):
    write_rows(ordered(tmp_path, 1), {1: text}, tmp_path)
    assert f"'{text}" in (tmp_path / "concerns.csv").read_text("utf-8-sig")
    assert pq.read_table(tmp_path / "concerns.parquet")["text"].to_pylist() == [text]


def test_rows_that_are_kept_are_known_by_their_number(tmp_path):
    assert kept_rows(ordered(tmp_path, 3, 0), 5).tolist() == [True, False, False, True, False]


def test_a_column_that_is_not_on_the_list_is_seen(tmp_path):
    pq.write_table(pa.table({"month": ["2026"], "nickname": ["甲"]}), tmp_path / "a.parquet")
    assert strange_columns(tmp_path / "a.parquet") == ["nickname"]


@pytest.mark.parametrize("name", ["concerns.csv", "report.html", "codebook.md", "risk.json"])
def test_a_needle_is_found_in_any_file(tmp_path, name):
    (tmp_path / name).write_text("前面" * 600_000 + "张建国" + "后面", "utf-8")
    assert found_in(tmp_path, {"张建国", "李文涛"}) == {"张建国"}


def test_a_needle_is_found_in_parquet(tmp_path):
    pq.write_table(pa.table({"text": ["找张建国", None]}), tmp_path / "concerns.parquet", compression="zstd")
    assert found_in(tmp_path, {"张建国"}) == {"张建国"}


def test_a_needle_across_two_passages_is_found(tmp_path):
    (tmp_path / "report.html").write_text("x" * ((1 << 20) - 1) + "张建国", "utf-8")
    assert found_in(tmp_path, {"张建国"}) == {"张建国"}


def test_pieces_are_of_texts_that_are_not_released(tmp_path):
    held, released = "这件事只有我们几个人知道别的人都不清楚", "干多干少一个样谁还愿意往前冲呢你说是不是"
    (piece,) = pieces_of([held, released, "短"], [released])
    assert piece in held
    assert piece not in released
