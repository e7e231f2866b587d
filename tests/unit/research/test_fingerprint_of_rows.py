"""The account of a file follows its rows, and not how they are written."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.research.columns import READ
from bot.research.from_file import FileSource
from bot.research.source import SCHEMA
from tests.unit.research.made import Ways, concern, parquet

PLACES = ("温县", "孟州市", None)
ROWS = [
    concern(text=f"怕担责{number % 7}", district=PLACES[number % 3], share=number % 2 == 0)
    for number in range(90)
]
WANTED = pa.schema([SCHEMA.field(name) for name in READ])


def account(file, table, secret=bytes(32), **how):
    pq.write_table(table, file, **how)
    return FileSource(file, secret, Ways()).account


@pytest.fixture
def file(tmp_path):
    return tmp_path / "concerns.parquet"


@pytest.fixture
def table():
    return pa.Table.from_pylist(ROWS, WANTED)


@pytest.fixture
def usual(table, file):
    return account(file, table)


def test_an_account_is_a_short_name(usual):
    kind, name = usual.split()
    assert (kind, len(name)) == ("file", 16)


def test_rows_in_another_order_are_the_same_account(usual, table, file):
    assert account(file, table.take(list(range(len(ROWS)))[::-1])) == usual


@pytest.mark.parametrize(
    "how",
    [{"compression": "zstd"}, {"row_group_size": 7}, {"use_dictionary": False, "compression": "none"}],
    ids=["recompressed", "small groups", "plain"],
)
def test_rows_written_in_another_way_are_the_same_account(usual, table, file, how):
    assert account(file, table, **how) == usual


@pytest.mark.parametrize("kind", [pa.large_string(), pa.dictionary(pa.int8(), pa.string()), pa.string_view()])
def test_the_same_values_of_another_type_are_the_same_account(usual, table, file, kind):
    types = [kind if pa.types.is_string(field.type) else field.type for field in WANTED]
    assert account(file, table.cast(pa.schema(zip(WANTED.names, types, strict=True)))) == usual


def test_a_column_of_nothing_is_the_same_as_one_of_a_type(usual, table, file):
    place = WANTED.get_field_index("topic")
    assert account(file, table.set_column(place, "topic", pa.nulls(len(ROWS)))) == usual


def test_columns_that_are_not_read_and_the_order_of_columns_change_nothing(usual, table, file):
    more = table.select(WANTED.names[::-1]).append_column("receipt", pa.array(map(str, range(len(ROWS)))))
    assert account(file, more) == usual


def test_what_was_skipped_is_the_same_as_unsaid(usual, file):
    said = [row | {"district": row["district"] or "未说"} for row in ROWS]
    assert account(file, pa.Table.from_pylist(said, WANTED)) == usual


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:-1],
        ROWS + ROWS,
        [*ROWS, ROWS[0], ROWS[0]],
        [ROWS[0] | {"status": "已回复"}, *ROWS[1:]],
        [ROWS[0] | {"text": "怕"}, *ROWS[1:]],
    ],
    ids=["one less", "all twice", "one thrice", "one code changed", "one text changed"],
)
def test_other_rows_are_another_account(usual, file, rows):
    assert FileSource(parquet(file, rows), bytes(32), Ways()).account != usual


def test_values_that_change_places_between_rows_are_another_account(file):
    here = [concern(level="乡镇", district="温县"), concern(level="村", district="孟州市")]
    there = [concern(level="乡镇", district="孟州市"), concern(level="村", district="温县")]
    first = account(file, pa.Table.from_pylist(here, WANTED))
    assert account(file, pa.Table.from_pylist(there, WANTED)) != first


def test_another_secret_is_another_name_so_that_nobody_can_try_a_guess(usual, table, file):
    assert account(file, table, secret=bytes(31) + b"1") != usual
