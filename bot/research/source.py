"""Where concerns are read from: the store, in memory, or a file of Parquet; always the columns READ."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.columns import READ, SENSITIVE
from bot.research.failures import BadInput
from bot.research.fingerprint import fingerprint

ROWS_AT_ONCE = 65_536
BY = tuple(f"{name}_by" for name in SENSITIVE)
PROBABLE = tuple(f"{name}_p" for name in SENSITIVE)
_TYPES = {"string": pa.string(), "bool": pa.bool_()}
SCHEMA = pa.schema(
    [
        *((name, _TYPES[kind]) for name, kind in READ.items()),
        *((name, pa.string()) for name in BY),  # who gave the code, if it was not the holder
        *((name, pa.float64()) for name in PROBABLE),  # and how sure the model was
        ("lot", pa.float64()),  # 0 to 1, of the store's concerns the same in every release
    ]
)
_DIGITS = 16


class Source(Protocol):
    """Concerns, which can be read again and again in the same order."""

    @property
    def account(self) -> str:
        """Return the name of the budget that counts of these concerns are paid from."""

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield all rows, of SCHEMA; raise BadInput."""


class StoreSource:
    """The concerns of the store: decrypted in memory, never written."""

    account = "store"

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take the rows, each with the columns READ; those of BY and PROBABLE may be there."""
        self._table = pa.Table.from_pylist(list(rows), SCHEMA)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield all rows."""
        yield from self._table.to_batches(max_chunksize=ROWS_AT_ONCE)


class FileSource:
    """The concerns of a file, such as `ganwei synth` writes."""

    def __init__(self, file: Path, secret: bytes) -> None:
        """Check that the file can be read and has the columns; raise BadInput.

        Its account is named with the `secret`, so that by the name nobody can try a guess of the rows.
        """
        self._file = file
        self._secret = secret
        with self._open() as parquet:
            _check_columns(file, parquet.schema_arrow)

    @cached_property
    def account(self) -> str:
        """Return a name made from the rows: written in another way they are the same body of data."""
        return f"file {fingerprint(self.batches(), self._secret)[:_DIGITS]}"

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield all rows."""
        with self._open() as parquet:
            try:
                for batch in parquet.iter_batches(ROWS_AT_ONCE, columns=list(READ)):
                    yield _with_nobody(batch)
            except (pa.ArrowException, OSError):
                raise BadInput(f"{self._file}: damaged; it cannot be read to its end") from None

    def _open(self) -> pq.ParquetFile:
        try:
            return pq.ParquetFile(self._file, pre_buffer=False)  # which would keep all that was read
        except FileNotFoundError:
            raise BadInput(f"{self._file}: there is no such file") from None
        except (pa.ArrowException, OSError):
            raise BadInput(f"{self._file}: not a Parquet file, or damaged") from None


def _with_nobody(batch: pa.RecordBatch) -> pa.RecordBatch:
    given = [batch[name].cast(SCHEMA.field(name).type) for name in READ]
    nobody = [pa.nulls(len(batch), SCHEMA.field(name).type) for name in (*BY, *PROBABLE, "lot")]
    return pa.record_batch([*given, *nobody], schema=SCHEMA)


def _check_columns(file: Path, schema: pa.Schema) -> None:
    missing = [name for name in READ if name not in schema.names]
    if missing:
        others = [name for name in schema.names if name not in READ]
        likely = {name: difflib.get_close_matches(name, others, 1) for name in missing}
        told = [f"{name} (is it {like[0]}?)" if like else name for name, like in likely.items()]
        raise BadInput(f"{file}: columns missing or renamed: {', '.join(told)}")
    if twice := [name for name in READ if schema.names.count(name) > 1]:
        raise BadInput(f"{file}: columns there more than once: {', '.join(twice)}")
    for name, kind in READ.items():
        if not _fits(schema.field(name).type, kind):
            raise BadInput(f"{file}: column {name} should hold {kind}, but holds {schema.field(name).type}")


def _fits(held: pa.DataType, wanted: str) -> bool:
    held = held.value_type if pa.types.is_dictionary(held) else held
    if pa.types.is_null(held):
        return True
    is_string = pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_string_view(held)
    return bool(is_string if wanted == "string" else pa.types.is_boolean(held))
