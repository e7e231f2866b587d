"""Spark with two executors in processes of their own: what DuckDB gives, quietly, on loopback only."""

import time
from contextlib import ExitStack
from pathlib import Path
from subprocess import run

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pyspark
import pytest

from bot.research.engine.duckdb import DuckDBEngine
from bot.research.engine.errors import BadQuery, BadTable, NoSpark, QueryFailed
from bot.research.engine.parquet import plain
from bot.research.engine.spark import SparkEngine
from bot.research.queries import names, query
from tests.research_tables import prepare, saved

ROWS = 20_000
CLUSTER = "local-cluster[2,1,1024]"
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # three JVMs that live for a minute
SECRET = "不能说的话"
INSTALLED = Path(pyspark.__file__).parent
type Engines = dict[str, DuckDBEngine | SparkEngine]


def spark(temp: Path) -> SparkEngine:
    """Return an engine with two executors that writes a large result as several files."""
    options = {"spark.sql.adaptive.enabled": "false", "spark.sql.shuffle.partitions": "2"}
    return SparkEngine(temp, memory="1g", master=CLUSTER, options=options)


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("engines")
    with ExitStack() as stack:
        environment = stack.enter_context(pytest.MonkeyPatch.context())
        duckdb = stack.enter_context(DuckDBEngine(folder / "temp"))
        environment.setenv("JAVA_TOOL_OPTIONS", QUICK)
        on_spark = stack.enter_context(spark(folder / "temp"))
        both = {"duckdb": duckdb, "spark": on_spark}
        for name, engine in both.items():
            (folder / name).mkdir()
            prepare(engine, folder / name, ROWS)
        yield both


@pytest.fixture
def words(engines: Engines, tmp_path: Path) -> SparkEngine:
    """Return Spark with a view of three rows."""
    engine = engines["spark"]
    engine.table(
        "words", saved(pa.table({"number": [3, 1, 2], "word": ["c", None, SECRET]}), tmp_path / "w.parquet")
    )
    return engine


def same(one: pa.Table, other: pa.Table) -> bool:
    """Say whether two tables are the same in columns, types, rows and order; doubles to 1e-12."""
    if one.schema != other.schema or one.num_rows != other.num_rows:
        return False
    return all(_same(one[name], other[name]) for name in one.column_names)


def _same(one: pa.ChunkedArray, other: pa.ChunkedArray) -> bool:
    if not pa.types.is_floating(one.type):
        return one.equals(other)
    return pc.max(pc.abs(pc.subtract(one, other))).as_py() <= 1e-12


@pytest.mark.parametrize("name", names())
def test_query_gives_the_same_table_on_both_engines(engines: Engines, name: str) -> None:
    by_duckdb, by_spark = (engine.rows(query(name)) for engine in engines.values())
    assert by_duckdb.num_rows > 1
    assert same(by_duckdb, by_spark)


def test_release_is_written_alike_by_both(engines: Engines, tmp_path: Path) -> None:
    """Read file by file: a view has no order of its own on Spark."""
    for name, engine in engines.items():
        engine.write(query("release"), tmp_path / name)
    assert same(*(written(tmp_path / name) for name in engines))


def written(folder: Path) -> pa.Table:
    """Return what the files of a folder hold, in the order of their names."""
    return plain(pa.concat_tables(pq.read_table(file) for file in sorted(folder.iterdir())))


def test_work_is_done_by_executors_of_their_own(words: SparkEngine) -> None:
    members = words._session.sparkContext._jsc.sc().getExecutorMemoryStatus().size()
    assert members == 3  # with the driver


def test_files_of_a_large_result_hold_it_in_the_order_of_their_names(
    words: SparkEngine, tmp_path: Path
) -> None:
    words.write("SELECT a.row AS n FROM staged a ORDER BY n DESC", tmp_path / "large")
    files = sorted((tmp_path / "large").iterdir())
    assert len(files) > 1
    assert all(file.suffix == ".parquet" for file in files)
    assert written(tmp_path / "large")["n"].to_pylist() == list(range(ROWS - 1, -1, -1))


def test_markers_and_nulls_are_as_on_duckdb(words: SparkEngine) -> None:
    result = words.rows(
        "SELECT word, ':least' AS text FROM words WHERE number <> :least ORDER BY word", least=3
    )
    assert result.to_pylist() == [{"word": None, "text": ":least"}, {"word": SECRET, "text": ":least"}]
    with pytest.raises(BadQuery, match="most"):
        words.rows("SELECT word FROM words", most=1)


def test_name_of_a_folder_makes_no_column(words: SparkEngine, tmp_path: Path) -> None:
    (tmp_path / "k=5").mkdir()
    saved(pa.table({"number": [1]}), tmp_path / "k=5" / "a.parquet")
    words.table("one", tmp_path / "k=5")
    assert words.rows("SELECT * FROM one").column_names == ["number"]


def test_failure_tells_no_value_and_leaves_nothing(
    words: SparkEngine, tmp_path: Path, capfd: pytest.CaptureFixture
) -> None:
    before = set(tmp_path.iterdir())
    failing = "SELECT CAST(word AS INT) AS n FROM words"
    with pytest.raises(QueryFailed) as read:
        words.rows(failing)
    with pytest.raises(QueryFailed) as wrote:
        words.write(failing, tmp_path / "broken")
    assert SECRET not in f"{read.value}{wrote.value}"
    assert capfd.readouterr() == ("", "")
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("query", "named"),
    [("SELECT wrong FROM words", "wrong"), ("SELECT word FROM nowhere", "nowhere"), ("SELEC 1", "SYNTAX")],
)
def test_bad_query_is_told_by_name(words: SparkEngine, query: str, named: str) -> None:
    with pytest.raises(BadQuery, match=named):
        words.rows(query)


def test_folder_that_exists_is_not_written_into(words: SparkEngine, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(BadTable, match="there"):
        words.write("SELECT word FROM words", tmp_path / "there")


def test_second_spark_in_a_process_is_refused_and_the_first_goes_on(
    words: SparkEngine, tmp_path: Path
) -> None:
    with pytest.raises(NoSpark, match="one Spark at a time"):
        spark(tmp_path / "temp")
    assert not list((tmp_path / "temp").iterdir())
    assert words.rows("SELECT number FROM words").num_rows == 3


def test_every_socket_listens_on_loopback(words: SparkEngine) -> None:
    driver = words._session.sparkContext._gateway.proc.pid
    listening = [addresses_of(pid) for pid in (driver, *executors_of(driver))]
    assert len(listening) >= 3
    assert {address for addresses in listening for address in addresses} == {LOOPBACK}


LOOPBACK = "0000000000000000FFFF00000100007F"  # ::ffff:127.0.0.1 as /proc writes it
LISTENS = "0A"


def executors_of(pid: int) -> list[int]:
    """Return the executors that a driver started; it starts other processes too, which end at once."""
    command = ["pgrep", "-P", str(pid), "-f", "CoarseGrainedExecutorBackend"]
    found = run(command, capture_output=True, text=True)
    return [int(word) for word in found.stdout.split()]


def addresses_of(pid: int) -> set[str]:
    """Return the addresses on which a process listens."""
    process = Path(f"/proc/{pid}")
    held = {str(link.readlink()) for link in (process / "fd").iterdir() if link.is_symlink()}
    lines = [
        line.split()
        for kind in ("tcp", "tcp6")
        for line in (process / "net" / kind).read_text().splitlines()[1:]
    ]
    return {
        words[1].split(":")[0] for words in lines if words[3] == LISTENS and f"socket:[{words[9]}]" in held
    }


def test_closed_engine_leaves_no_file_and_no_process(engines: Engines, tmp_path: Path) -> None:
    """Closes the engine that the tests above share: the last test of this file."""
    engine = engines["spark"]
    installed, driver = set(INSTALLED.iterdir()), engine._session.sparkContext._gateway.proc
    executors, temp = executors_of(driver.pid), engine._temp
    assert len(executors) == 2
    assert (temp / "home" / "work").is_dir()
    engine.__exit__(None, None, None)
    assert not temp.exists()
    assert driver.returncode is not None
    assert gone(executors)
    assert set(INSTALLED.iterdir()) == installed


def gone(pids: list[int]) -> bool:
    """Say whether the processes end; executors notice on their own that the driver has."""
    until = time.monotonic() + 30
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < until:
        time.sleep(0.1)
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)
