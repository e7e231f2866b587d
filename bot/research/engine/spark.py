"""The engine for more than one machine's worth: Spark. Only one at a time in a process; it owns a JVM.

Import this module only when Spark was asked for: without pyspark it raises NoSpark.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

import pyarrow as pa

from bot.research.engine.engine import Value
from bot.research.engine.errors import BadQuery, QueryFailed
from bot.research.engine.jvm import (
    AnalysisException,
    ParseException,
    Py4JError,
    PySparkException,
    start,
    stop,
)
from bot.research.engine.markers import check_values
from bot.research.engine.parquet import is_free, parquet_files, plain
from bot.research.whole import whole


class SparkEngine:
    """An engine in a JVM: in one process, in several (`local-cluster[2,1,1024]`), or on a cluster."""

    def __init__(
        self,
        temp: Path,
        memory: str = "2g",
        master: str = "local[*]",
        options: Mapping[str, str] | None = None,
    ) -> None:
        """Spill to a new folder in `temp`; `memory` is the driver's heap, `options` go to Spark as given."""
        self._temp = (temp / f"spark-{uuid4().hex}").absolute()
        self._temp.mkdir(parents=True)
        with ExitStack() as undone:
            undone.callback(shutil.rmtree, self._temp, ignore_errors=True)
            self._session = start(master, memory, options or {}, self._temp)
            undone.callback(stop, self._session)
            self._to_undo = undone.pop_all()

    def table(self, name: str, path: Path) -> None:
        """Register a Parquet file, or a folder of them, as the view `name`."""
        if not name.isidentifier():
            raise BadQuery("a view needs a name of letters, digits and underscores")
        files = [str(file) for file in parquet_files(path)]
        with _failures():
            self._session.read.option("recursiveFileLookup", "true").parquet(*files).createOrReplaceTempView(
                name
            )

    def rows(self, query: str, **values: Value) -> pa.Table:
        """Return a result that fits in memory."""
        check_values(query, values)
        with _failures():
            return plain(self._session.sql(query, args=values).toArrow())

    def write(self, query: str, path: Path, **values: Value) -> None:
        """Write a large result as a new folder: Spark numbers its files in the order of the result."""
        check_values(query, values)
        is_free(path)
        with whole(path) as beside, _failures():
            self._session.sql(query, args=values).write.parquet(str(beside.absolute()))
            for checksum in beside.glob(".*.crc"):
                checksum.unlink()

    def __enter__(self) -> Self:
        """Return the engine."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the JVM and remove what it spilled."""
        self._to_undo.close()


@contextmanager
def _failures() -> Iterator[None]:
    """Tell failures without Spark's words, which may quote a value; those of the analysis only know names."""
    try:
        yield
    except (AnalysisException, ParseException) as error:
        given = error.getMessageParameters() or {}
        named = given.get("objectName") or given.get("relationName") or "something"
        raise BadQuery(f"{error.getCondition()}: {named.replace('`', '')}") from None
    except (PySparkException, Py4JError) as error:
        raise QueryFailed(f"Spark ended a query: {type(error).__name__}") from None
