"""The queries of research on DuckDB, against counts made by hand; test_spark.py compares the engines."""

from collections import Counter

import pyarrow as pa
import pytest

from bot.research.columns import QUASI, RELEASED, SENSITIVE
from bot.research.engine.duckdb import DuckDBEngine
from bot.research.queries import names, query
from tests.research_tables import VALUES, mapping, prepare, staged

ROWS = 5000
CLASS = (*QUASI, "shape")
RESULT = [column.name for column in RELEASED if column.name != "text"]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("queries")
    with DuckDBEngine(folder) as engine:
        prepare(engine, folder, ROWS)
        yield engine


def rows_of(table: pa.Table, names_: tuple[str, ...]) -> list[tuple]:
    """Return the rows of some columns."""
    return list(zip(*(table[name].to_pylist() for name in names_), strict=True))


@pytest.mark.parametrize("name", names())
def test_query_is_written_in_what_both_engines_understand(name: str) -> None:
    words = query(name)
    assert not [odd for odd in ('"', "\\", "::", "`", "*,", "SELECT *") if odd in words]


def test_classes_count_every_row_once(engine: DuckDBEngine) -> None:
    classes = engine.rows(query("classes"))
    counted = Counter(rows_of(staged(ROWS), CLASS))
    assert dict(zip(rows_of(classes, CLASS), classes["rows"].to_pylist(), strict=True)) == counted


@pytest.mark.parametrize("name", SENSITIVE)
def test_mask_has_the_bit_of_each_value_of_its_class(engine: DuckDBEngine, name: str) -> None:
    classes, expected = engine.rows(query("classes")), Counter()
    for *of_class, value in set(rows_of(staged(ROWS), (*CLASS, name))):
        expected[tuple(of_class)] |= 1 << VALUES[name].index(value)
    masks = classes[f"{name}_mask"].to_pylist()
    assert dict(zip(rows_of(classes, CLASS), masks, strict=True)) == expected


def test_classes_are_in_order(engine: DuckDBEngine) -> None:
    classes = rows_of(engine.rows(query("classes")), CLASS)
    assert classes == sorted(classes)


def test_release_holds_the_rows_of_kept_classes_made_coarser(engine: DuckDBEngine) -> None:
    concerns = staged(ROWS)
    becomes = {
        row[: len(CLASS)]: row[len(CLASS) : -1]
        for row in rows_of(
            mapping(engine.rows(query("classes"))), (*CLASS, *(f"out_{n}" for n in QUASI), "keep")
        )
        if row[-1]
    }
    rest = (*RESULT[len(QUASI) :], "row")
    pairs = zip(rows_of(concerns, CLASS), rows_of(concerns, rest), strict=True)
    expected = sorted(becomes[known] + others for known, others in pairs if known in becomes)
    released = engine.rows("SELECT * FROM released")
    assert released.column_names == [*RESULT, "row"]
    assert 0 < len(expected) < ROWS
    assert rows_of(released, tuple(released.column_names)) == expected


@pytest.mark.parametrize("name", [name for name in names() if name.startswith("by_")])
def test_true_counts_are_those_of_all_concerns(engine: DuckDBEngine, name: str) -> None:
    counted = engine.rows(query(name))
    column = name.removeprefix("by_")
    assert rows_of(counted, (column, "rows")) == sorted(Counter(staged(ROWS)[column].to_pylist()).items())


def test_released_lines_are_rows_alike_in_all_that_is_known_and_sensitive(engine: DuckDBEngine) -> None:
    columns = (*QUASI, *SENSITIVE)
    expected = Counter(rows_of(engine.rows("SELECT * FROM released"), columns))
    lines = rows_of(engine.rows(query("released_lines")), (*columns, "rows"))
    assert lines == sorted((*line, rows) for line, rows in expected.items())


def test_true_lines_are_those_of_the_rows_that_are_released(engine: DuckDBEngine) -> None:
    columns = (*QUASI, *SENSITIVE)
    numbers = set(engine.rows("SELECT row FROM released")["row"].to_pylist())
    rows = rows_of(staged(ROWS), (*columns, "row"))
    expected = Counter(tuple(line) for *line, row in rows if row in numbers)
    lines = rows_of(engine.rows(query("true_lines")), (*columns, "rows"))
    assert lines == sorted((*line, rows) for line, rows in expected.items())
