"""Where concerns are read from: the store, in memory, or a file of Parquet; always the columns READ."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.columns import QUASI, READ, SENSITIVE
from bot.research.failures import BadInput
from bot.research.fingerprint import fingerprint, lots_of
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
        ("lot", pa.float64()),  # 0 to 1, of the same concern the same in every release
        *((name, pa.string()) for name in SHOWN),  # the shape in which it was released before
    ]
)
SYNTHETIC = {b"ganwei": b"synthetic"}  # what `ganwei synth` says of a file in its metadata
_DIGITS = 16


class Source(Protocol):
    """Concerns, which can be read again and again in the same order."""

    @property
    def account(self) -> str:
        """Return the name of the budget that counts of these concerns are paid from."""

    @property
    def is_growing(self) -> bool:
        """Say whether concerns still come, so that a month without any is a month all the same."""

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
    is_growing = True

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
        before, status = self._table[SHOWN[0]].to_pylist(), self._table["status"].to_pylist()
        number = 1 + max((int(release) for release in before if release), default=0)
        lines = (line for batch in released for line in batch.select(["row", *QUASI]).to_pylist())
        shapes = {
            line["row"]: tuple(line[name] for name in QUASI) for line in lines if not before[line["row"]]
        }
        self._keep({self._keys[row]: Shape(number, status[row], shape) for row, shape in shapes.items()})


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
        return f"file {fingerprint(self.batches(), self._secret)[:_DIGITS]}"

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield all rows."""
        with self._open() as parquet:
            try:
                for batch in parquet.iter_batches(ROWS_AT_ONCE, columns=list(READ)):
                    yield _with_lots(batch)
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


def _with_lots(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch of a file as SCHEMA: a lot by its content, and nobody coded or released it before."""
    given = pa.record_batch({name: batch[name].cast(SCHEMA.field(name).type) for name in READ})
    made = {**dict(zip(READ, given.columns, strict=True)), "lot": pa.array(lots_of(given))}
    columns = [made.get(field.name, pa.nulls(len(batch), field.type)) for field in SCHEMA]
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
