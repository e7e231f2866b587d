"""The concerns of the store: decrypted in memory, never written."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from bot.research.columns import QUASI
from bot.research.shapes.numbering import SHOWN
from bot.research.shapes.way import Shape, Way
from bot.research.source import ROWS_AT_ONCE, SCHEMA


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
