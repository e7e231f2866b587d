"""The engine on one machine: tables in, results out, nothing left behind and nothing told."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.research.engine.duckdb import DuckDBEngine
from bot.research.engine.errors import BadQuery, BadTable, QueryFailed
from bot.research.whole import CannotWrite
from tests.research_tables import saved

SECRET = "不能说的话"


@pytest.fixture
def engine(tmp_path: Path):
    with DuckDBEngine(tmp_path / "temp") as engine:
        yield engine


@pytest.fixture
def words(engine: DuckDBEngine, tmp_path: Path) -> DuckDBEngine:
    """Return an engine with a view of three rows."""
    table = pa.table({"number": [3, 1, 2], "word": ["c", None, SECRET]})
    engine.table("words", saved(table, tmp_path / "it's words.parquet"))
    return engine


def test_result_is_a_table_of_arrow(words: DuckDBEngine) -> None:
    result = words.rows("SELECT number, word FROM words ORDER BY number")
    assert result.to_pylist() == [
        {"number": 1, "word": None},
        {"number": 2, "word": SECRET},
        {"number": 3, "word": "c"},
    ]


def test_nulls_come_first(words: DuckDBEngine) -> None:
    assert words.rows("SELECT word FROM words ORDER BY word")["word"][0].as_py() is None


def test_value_stands_for_its_marker(words: DuckDBEngine) -> None:
    query = (
        "SELECT number, ':least' AS text FROM words WHERE number >= :least ORDER BY number -- from :least on"
    )
    assert words.rows(query, least=2).to_pylist() == [
        {"number": 2, "text": ":least"},
        {"number": 3, "text": ":least"},
    ]


@pytest.mark.parametrize("values", [{}, {"least": 1, "most": 2}, {"most": 2}])
def test_markers_and_values_must_fit(words: DuckDBEngine, values: dict[str, int]) -> None:
    with pytest.raises(BadQuery, match=r"least|most"):
        words.rows("SELECT number FROM words WHERE number >= :least", **values)


def test_folder_is_one_table_in_the_order_of_its_files(engine: DuckDBEngine, tmp_path: Path) -> None:
    for name, numbers in (("b", [3]), ("a", [1, 2])):
        saved(pa.table({"number": numbers}), tmp_path / f"{name}.parquet")
    engine.table("two_files", tmp_path)
    assert engine.rows("SELECT number FROM two_files")["number"].to_pylist() == [1, 2, 3]


def test_name_of_a_folder_makes_no_column(engine: DuckDBEngine, tmp_path: Path) -> None:
    (tmp_path / "k=5").mkdir()
    engine.table("one", saved(pa.table({"number": [1]}), tmp_path / "k=5" / "a.parquet"))
    assert engine.rows("SELECT * FROM one").column_names == ["number"]


def test_table_replaces_the_one_of_its_name(words: DuckDBEngine, tmp_path: Path) -> None:
    words.table("words", saved(pa.table({"number": [9]}), tmp_path / "other.parquet"))
    assert words.rows("SELECT number FROM words")["number"].to_pylist() == [9]


def test_large_result_is_written_in_order(words: DuckDBEngine, tmp_path: Path) -> None:
    query = (
        "SELECT a.number * 400000 + b.range AS n FROM words a, range(400000) b "
        "WHERE a.number < :most ORDER BY n"
    )
    words.write(query, tmp_path / "large", most=4)
    files = sorted((tmp_path / "large").iterdir())
    written = pa.concat_tables(pq.read_table(file) for file in files)["n"].to_numpy()
    assert len(written) == 1_200_000
    assert (written[1:] == written[:-1] + 1).all()


def test_empty_result_is_written_with_its_columns(words: DuckDBEngine, tmp_path: Path) -> None:
    words.write("SELECT word FROM words WHERE number > 9", tmp_path / "none")
    words.table("none", tmp_path / "none")
    assert words.rows("SELECT * FROM none").column_names == ["word"]


def test_folder_that_exists_is_not_written_into(words: DuckDBEngine, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(BadTable, match="there"):
        words.write("SELECT word FROM words", tmp_path / "there")


def test_failed_write_leaves_nothing(words: DuckDBEngine, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    with pytest.raises(QueryFailed):
        words.write("SELECT CAST(word AS INTEGER) AS n FROM words", tmp_path / "broken")
    assert set(tmp_path.iterdir()) == before


def test_place_that_cannot_be_written_is_named(words: DuckDBEngine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match=r"file/large"):
        words.write("SELECT word FROM words", tmp_path / "file" / "large")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("SELECT wrong FROM words", "wrong"),
        ("SELECT word FROM nowhere", "nowhere"),
        ("SELEC 1", "common SQL"),
    ],
)
def test_bad_query_is_told_by_name(words: DuckDBEngine, query: str, named: str) -> None:
    with pytest.raises(BadQuery, match=named):
        words.rows(query)


def test_failure_tells_no_value(words: DuckDBEngine) -> None:
    with pytest.raises(QueryFailed) as told:
        words.rows("SELECT CAST(word AS INTEGER) AS n FROM words WHERE number = 2")
    assert SECRET not in str(told.value)
    assert told.value.__suppress_context__


@pytest.mark.parametrize("name", ["missing", "empty", "text.parquet", "a[b].parquet", ".hidden.parquet"])
def test_what_is_no_table_is_named(engine: DuckDBEngine, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.parquet").write_text(SECRET)
    saved(pa.table({"number": [1]}), tmp_path / "a[b].parquet")
    saved(pa.table({"number": [1]}), tmp_path / ".hidden.parquet")
    with pytest.raises(BadTable) as told:
        engine.table("t", tmp_path / name)
    assert name in str(told.value)
    assert SECRET not in str(told.value)


@pytest.mark.parametrize("odd", [{"number": ["1"]}, {"count": [1]}, {"number": [1], "more": [1]}])
def test_files_of_a_folder_must_be_alike(engine: DuckDBEngine, tmp_path: Path, odd: dict) -> None:
    saved(pa.table({"number": [1]}), tmp_path / "a.parquet")
    saved(pa.table(odd), tmp_path / "b.parquet")
    with pytest.raises(BadTable, match=r"b\.parquet.*column (number|count|more)"):
        engine.table("t", tmp_path)


def test_name_of_a_view_is_a_name(engine: DuckDBEngine, tmp_path: Path) -> None:
    with pytest.raises(BadQuery):
        engine.table("a; DROP", saved(pa.table({"number": [1]}), tmp_path / "a.parquet"))


SORT = "SELECT r.range AS n, md5(CAST(r.range AS VARCHAR)) AS m FROM range(1000000) r ORDER BY m, n"


def test_what_exceeds_memory_is_spilled_into_the_temp_folder_and_removed(tmp_path: Path) -> None:
    seen: set[str] = set()
    with ThreadPoolExecutor() as pool, DuckDBEngine(tmp_path / "temp", memory="32MB", threads=1) as engine:
        (spill,) = (tmp_path / "temp").iterdir()
        writing = pool.submit(engine.write, SORT, tmp_path / "sorted")
        while not writing.done():
            seen.update(path.name for path in spill.iterdir())
        writing.result()
    assert seen
    assert not list((tmp_path / "temp").iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sorted", "temp"]


def test_memory_has_a_limit(tmp_path: Path) -> None:
    with (
        DuckDBEngine(tmp_path, memory="10MB", threads=1) as engine,
        pytest.raises(QueryFailed, match="OutOfMemory"),
    ):
        engine.rows("SELECT list(md5(CAST(r.range AS VARCHAR))) AS all_of_it FROM range(2000000) r")
