"""The concerns of a file of Parquet, such as `ganwei synth` writes."""

import difflib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.columns import READ
from bot.research.failures import BadInput
from bot.research.fingerprint import fingerprint, lots_of
from bot.research.shapes.way import ReleasedOtherwise, Way, Ways
from bot.research.source import ROWS_AT_ONCE, SCHEMA

SYNTHETIC = {b"ganwei": b"synthetic"}  # what `ganwei synth` says of a file in its metadata
_DIGITS = 16


class FileSource:
    """The concerns of a file, such as `ganwei synth` writes."""

    is_growing = False

    def __init__(self, file: Path, secret: bytes, ways: Ways) -> None:
        """Check that the file can be read and has the columns; raise BadInput.

        Its account is named with the `secret`, so that by the name nobody can try a guess of the rows. `ways`
        keeps in which way files were released.
        """
        self._file = file
        self._secret = secret
        self._ways = ways
        with self._open() as parquet:
            _check_columns(file, parquet.schema_arrow)
            self._is_synthetic = SYNTHETIC.items() <= (parquet.schema_arrow.metadata or {}).items()

    @cached_property
    def account(self) -> str:
        """Return a name made from the rows: written in another way they are the same body of data."""
        return f"file {fingerprint(self._read(), self._secret)[:_DIGITS]}"

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield all rows."""
        yield from map(_with_lots, self._read())

    def _read(self) -> Iterator[pa.RecordBatch]:
        """Yield the columns READ of all rows, with the types of SCHEMA."""
        with self._open() as parquet:
            try:
                for batch in parquet.iter_batches(ROWS_AT_ONCE, columns=list(READ)):
                    yield pa.record_batch({name: batch[name].cast(SCHEMA.field(name).type) for name in READ})
            except (pa.ArrowException, OSError):
                raise BadInput("damaged", file=self._file) from None

    def admit(self, way: Way, /) -> None:
        """Raise ReleasedOtherwise when this file was released in another way, unless it is nobody's words."""
        kept = None if self._is_synthetic else self._ways.kept(self.account)
        if kept and kept != way:
            raise ReleasedOtherwise(kept)

    def remember(self, way: Way, _released: Iterable[pa.RecordBatch], /) -> None:
        """Keep the way; raise ReleasedOtherwise."""
        if not self._is_synthetic:
            self._ways.keep(self.account, way)

    def _open(self) -> pq.ParquetFile:
        try:
            return pq.ParquetFile(self._file, pre_buffer=False)  # which would keep all that was read
        except FileNotFoundError:
            raise BadInput("no_file", file=self._file) from None
        except (pa.ArrowException, OSError):
            raise BadInput("not_parquet", file=self._file) from None


def _with_lots(given: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch of a file as SCHEMA: a lot by its content, and nobody coded or released it before."""
    made = {**dict(zip(READ, given.columns, strict=True)), "lot": pa.array(lots_of(given))}
    columns = [made.get(field.name, pa.nulls(len(given), field.type)) for field in SCHEMA]
    return pa.record_batch(columns, schema=SCHEMA)


def _check_columns(file: Path, schema: pa.Schema) -> None:
    missing = [name for name in READ if name not in schema.names]
    if missing:
        others = [name for name in schema.names if name not in READ]
        likely = {name: difflib.get_close_matches(name, others, 1) for name in missing}
        told = [f"{name} ({like[0]}?)" if like else name for name, like in likely.items()]
        raise BadInput("missing", file=file, columns=", ".join(told))
    if twice := [name for name in READ if schema.names.count(name) > 1]:
        raise BadInput("twice", file=file, columns=", ".join(twice))
    for name, kind in READ.items():
        if not _fits(schema.field(name).type, kind):
            raise BadInput("type", file=file, column=name, wanted=kind, held=schema.field(name).type)


def _fits(held: pa.DataType, wanted: str) -> bool:
    held = held.value_type if pa.types.is_dictionary(held) else held
    if pa.types.is_null(held):
        return True
    is_string = pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_string_view(held)
    return bool(is_string if wanted == "string" else pa.types.is_boolean(held))
