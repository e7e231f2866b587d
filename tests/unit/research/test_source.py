"""What a release is read from; bad files are refused by name."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.research.columns import READ
from bot.research.failures import BadInput
from bot.research.from_file import FileSource
from bot.research.source import SCHEMA
from tests.unit.research.made import Ways, concern, parquet, source

SECRET = bytes(32)


def file_source(file):
    return FileSource(file, SECRET, Ways())


def rows_of(read):
    return pa.Table.from_batches(read.batches(), SCHEMA).to_pylist()


def test_the_store_and_a_file_give_the_same_rows(tmp_path):
    rows = [concern(text="怕担责"), concern(level=None, text=None, share=False)]
    [first, second] = rows_of(file_source(parquet(tmp_path / "a.parquet", rows)))
    lots = {"lot": first["lot"]}, {"lot": second["lot"]}
    assert [first, second] == rows_of(source(*(row | lot for row, lot in zip(rows, lots, strict=True))))


def test_a_source_can_be_read_twice(tmp_path):
    file = file_source(parquet(tmp_path / "a.parquet", [concern()] * 3))
    assert rows_of(file) == rows_of(file)


def test_a_file_may_be_empty_of_rows(tmp_path):
    assert rows_of(file_source(parquet(tmp_path / "a.parquet", []))) == []


def test_columns_that_are_not_on_the_list_are_never_read(tmp_path):
    schema = pa.schema([*(SCHEMA.field(name) for name in SCHEMA.names[:11]), ("receipt", pa.string())])
    file = parquet(tmp_path / "a.parquet", [concern() | {"receipt": "123"}], schema)
    assert "receipt" not in rows_of(file_source(file))[0]


def test_a_renamed_column_is_named_with_what_it_may_have_become(tmp_path):
    table = pa.Table.from_pylist([concern()], pa.schema([SCHEMA.field(name) for name in SCHEMA.names[:11]]))
    renamed = table.rename_columns(["weeks" if name == "week" else name for name in table.column_names])
    pq.write_table(renamed, tmp_path / "a.parquet")
    with pytest.raises(BadInput, match=r"missing.*a\.parquet.*week \(weeks\?\)"):
        file_source(tmp_path / "a.parquet")


def test_a_column_that_is_there_twice_is_refused(tmp_path):
    table = pa.Table.from_pylist([concern()], pa.schema([SCHEMA.field(name) for name in READ]))
    pq.write_table(table.append_column("week", table["week"]), tmp_path / "a.parquet")
    with pytest.raises(BadInput, match=r"twice.*week"):
        file_source(tmp_path / "a.parquet")


def test_a_column_of_another_type_is_refused(tmp_path):
    table = pa.Table.from_pylist([concern()]).set_column(9, "share", pa.array([1]))
    pq.write_table(table, tmp_path / "a.parquet")
    with pytest.raises(BadInput, match=r"type.*share.*bool.*int64"):
        file_source(tmp_path / "a.parquet")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadInput, match="no_file"):
        file_source(tmp_path / "none.parquet")


@pytest.mark.parametrize("content", [b"", b"PAR1", b"week,level\n2026-W10,\xe4\n" * 50])
def test_what_is_not_parquet_is_refused(tmp_path, content):
    (tmp_path / "a.parquet").write_bytes(content)
    with pytest.raises(BadInput, match="not_parquet"):
        file_source(tmp_path / "a.parquet")


def test_a_file_that_is_damaged_in_the_middle_is_refused_while_it_is_read(tmp_path):
    rows = [concern(text=f"怕担责{number}" * 9) for number in range(5000)]
    content = bytearray(parquet(tmp_path / "a.parquet", rows).read_bytes())
    content[200:3000] = b"\xff" * 2800
    (tmp_path / "a.parquet").write_bytes(content)
    with pytest.raises(BadInput, match="damaged"):
        rows_of(file_source(tmp_path / "a.parquet"))


def test_a_lot_follows_from_the_content_wherever_a_row_stands_in_a_file(tmp_path):
    rows = [concern(text=f"怕担责{number}") for number in range(200)]
    lots = [
        {row["text"]: row["lot"] for row in rows_of(file_source(parquet(tmp_path / name, order)))}
        for name, order in (("a.parquet", rows), ("b.parquet", rows[::-1]))
    ]
    assert lots[0] == lots[1]
    assert all(0 <= lot < 1 for lot in lots[0].values())
    assert 20 < sum(lot < 0.25 for lot in lots[0].values()) < 80
