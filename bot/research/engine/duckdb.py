"""The engine on one machine: DuckDB in this process, which spills to a folder of its own when memory ends."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

import duckdb
import pyarrow as pa

from bot.research.engine.engine import Value
from bot.research.engine.errors import BadQuery, QueryFailed
from bot.research.engine.markers import check_values, with_dollars
from bot.research.engine.parquet import is_free, parquet_files, plain
from bot.research.whole import whole

_NAMED = re.compile(r'column "(\w+)"|name (\w+) does not exist')


class DuckDBEngine:
    """An engine within this process. It asks nothing of the network and writes nowhere else than told."""

    def __init__(self, temp: Path, memory: str = "4GB", threads: int = 0) -> None:
        """Spill to a new folder in `temp` above `memory` (such as 512MB); threads 0: one for each core."""
        self._temp = temp / f"duckdb-{uuid4().hex}"
        self._temp.mkdir(parents=True)
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": str(self._temp),
            "home_directory": str(self._temp),
            "extension_directory": str(self._temp),
            "secret_directory": str(self._temp),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "default_null_order": "nulls_first",  # as Spark does
        }
        self._connection = duckdb.connect(config=settings | ({"threads": threads} if threads else {}))

    def table(self, name: str, path: Path) -> None:
        """Register a Parquet file, or a folder of them, as the view `name`."""
        files = ", ".join(_quoted(file) for file in parquet_files(path))
        with _failures():
            self._connection.execute(
                f"CREATE OR REPLACE VIEW {_identifier(name)} AS "  # noqa: S608 — quoted
                f"SELECT * FROM read_parquet([{files}], hive_partitioning = false)"
            )

    def rows(self, query: str, **values: Value) -> pa.Table:
        """Return a result that fits in memory."""
        check_values(query, values)
        with _failures():
            return plain(self._connection.sql(with_dollars(query), params=values).to_arrow_table())

    def write(self, query: str, path: Path, **values: Value) -> None:
        """Write a large result as a new folder with one file: DuckDB keeps the order within a file."""
        check_values(query, values)
        is_free(path)
        with whole(path) as beside, _failures():
            beside.mkdir(parents=True)
            self._connection.execute(
                f"COPY ({with_dollars(query)}) TO {_quoted(beside / 'part-00000.parquet')} "
                "(FORMAT parquet, COMPRESSION zstd)",
                values,
            )

    def __enter__(self) -> Self:
        """Return the engine."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the engine and remove what it spilled."""
        self._connection.close()
        shutil.rmtree(self._temp, ignore_errors=True)


def _quoted(path: Path) -> str:
    return "'" + str(path.absolute()).replace("'", "''") + "'"


def _identifier(name: str) -> str:
    if not name.isidentifier():
        raise BadQuery("a view needs a name of letters, digits and underscores")
    return name


@contextmanager
def _failures() -> Iterator[None]:
    """Tell failures without DuckDB's words, which may quote a value; those of the binder only know names."""
    try:
        yield
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        found = _NAMED.search(str(error))
        named = next(filter(None, found.groups())) if found else "something"
        raise BadQuery(f"the query asks for {named}, which its views do not have") from None
    except (duckdb.ParserException, duckdb.NotImplementedException) as error:
        raise BadQuery(f"the query is not in the common SQL: {type(error).__name__}") from None
    except duckdb.Error as error:
        raise QueryFailed(f"DuckDB ended a query: {type(error).__name__}") from None
