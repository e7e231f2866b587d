"""Where concerns are read from: the store, in memory, or a file of Parquet; always the columns READ."""

import difflib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.columns import QUASI, READ, SENSITIVE
from bot.research.failures import BadInput
from bot.research.shapes.numbering import SHOWN
from bot.research.shapes.way import ReleasedOtherwise, Shape, Way, Ways

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
        *((name, pa.string()) for name in SHOWN),  # the shape in which it was released before
    ]
)
SYNTHETIC = {b"ganwei": b"synthetic"}  # what `ganwei synth` says of a file in its metadata
_BYTES_AT_ONCE = 1 << 20


class Source(Protocol):
    """Concerns, which can be read again and again in the same order."""

    @property
    def account(self) -> str:
        """Return the name of the budget that counts of these concerns are paid from."""

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield all rows, of SCHEMA; raise BadInput."""

    def admit(self, way: Way, /) -> None:
        """Raise ReleasedOtherwise when these concerns were released in a way that this one gives away."""

    def remember(self, way: Way, released: Iterable[pa.RecordBatch], /) -> None:
        """Keep how these concerns are released, `row` and QUASI of each that is.

        Raise ReleasedOtherwise or ReleasedMeanwhile.
        """


class StoreSource:
    """The concerns of the store: decrypted in memory, never written."""

    account = "store"

    def __init__(
        self, rows: Iterable[Mapping[str, Any]], keep: Callable[[Mapping[bytes, Shape]], None]
    ) -> None:
        """Take the rows, each with its `key` and the columns READ; the others of SCHEMA may be there.

        `keep` takes the shapes of concerns, by key, that are released for the first time.
        """
        taken = list(rows)
        self._keys = [row["key"] for row in taken]
        self._table = pa.Table.from_pylist(taken, SCHEMA)
        self._keep = keep

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield all rows."""
        yield from self._table.to_batches(max_chunksize=ROWS_AT_ONCE)

    def admit(self, _way: Way, /) -> None:
        """Admit every way: what was released keeps its shape."""

    def remember(self, _way: Way, released: Iterable[pa.RecordBatch], /) -> None:
        """Keep the shapes of what is released for the first time; raise ReleasedMeanwhile."""
        is_new, status = self._table[SHOWN[0]].is_null().to_pylist(), self._table["status"].to_pylist()
        lines = (line for batch in released for line in batch.select(["row", *QUASI]).to_pylist())
        shapes = {line["row"]: tuple(line[name] for name in QUASI) for line in lines if is_new[line["row"]]}
        self._keep({self._keys[row]: Shape(status[row], shape) for row, shape in shapes.items()})


class FileSource:
    """The concerns of a file, such as `ganwei synth` writes."""

    def __init__(self, file: Path, ways: Ways) -> None:
        """Check that the file can be read and has the columns; raise BadInput.

        `ways` keeps in which way files were released.
        """
        self._file = file
        self._ways = ways
        with self._open() as parquet:
            _check_columns(file, parquet.schema_arrow)
            self._is_synthetic = SYNTHETIC.items() <= (parquet.schema_arrow.metadata or {}).items()

    @property
    def account(self) -> str:
        """Return a name made from the content: another file is another body of data."""
        digest = hashlib.sha256()
        with self._file.open("rb") as content:
            while piece := content.read(_BYTES_AT_ONCE):
                digest.update(piece)
        return f"file {digest.hexdigest()}"

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield all rows."""
        with self._open() as parquet:
            try:
                for batch in parquet.iter_batches(ROWS_AT_ONCE, columns=list(READ)):
                    yield _with_nobody(batch)
            except (pa.ArrowException, OSError):
                raise BadInput(f"{self._file}: damaged; it cannot be read to its end") from None

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
            return pq.ParquetFile(self._file)
        except FileNotFoundError:
            raise BadInput(f"{self._file}: there is no such file") from None
        except (pa.ArrowException, OSError):
            raise BadInput(f"{self._file}: not a Parquet file, or damaged") from None


def _with_nobody(batch: pa.RecordBatch) -> pa.RecordBatch:
    given = [batch[name].cast(SCHEMA.field(name).type) for name in READ]
    nobody = [pa.nulls(len(batch), SCHEMA.field(name).type) for name in SCHEMA.names[len(READ) :]]
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
