"""Where concerns are read from, the store or a file: always the columns READ."""

from collections.abc import Iterable, Iterator
from typing import Protocol

import pyarrow as pa

from bot.research.columns import READ, SENSITIVE
from bot.research.shapes.numbering import SHOWN
from bot.research.shapes.way import Way

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
