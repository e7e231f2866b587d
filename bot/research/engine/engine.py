"""What an engine does: the same for DuckDB on one machine and Spark on many."""

from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import pyarrow as pa

type Value = str | int | float | bool


class Engine(Protocol):
    """Runs SQL over Parquet files. As a context manager it frees its memory and temp files at the end.

    A query is one statement in the common subset of the engines; `:name` in it stands for the value of
    that name. Nulls are ordered first; a view has no order of its own, so a query that needs one says so.
    Every method raises the exceptions of `bot.research.engine.errors`, and `write` CannotWrite.
    """

    def table(self, name: str, path: Path) -> None:
        """Register a Parquet file, or a folder of them, as the view `name`, instead of one before."""

    def rows(self, query: str, **values: Value) -> pa.Table:
        """Return a result that fits in memory."""

    def write(self, query: str, path: Path, **values: Value) -> None:
        """Write a large result as a new folder of Parquet files: in the order of their names, in its order.

        The folder appears whole or not at all.
        """

    def __enter__(self) -> Self:
        """Return the engine."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the engine; its views are gone."""
