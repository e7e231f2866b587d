"""Number the shapes of concerns, so that classes can be counted by them."""

import numpy as np
import pyarrow as pa

from bot.research.columns import QUASI
from bot.research.shapes.way import Shape

NEW = -1  # the number of what has no shape yet
SHOWN = tuple(f"shown_{name}" for name in QUASI)  # the columns that hold a shape while it is read


def in_columns(shape: Shape) -> dict[str, str]:
    """Return what a shape says of a concern that is read again: the status it had, and the columns SHOWN."""
    return {"status": shape.status, **dict(zip(SHOWN, shape.released, strict=True))}


class Numbering:
    """The shapes met so far, by number."""

    def __init__(self) -> None:
        """Begin with none."""
        self._numbers: dict[tuple[str, ...], int] = {}

    @property
    def shapes(self) -> list[tuple[str, ...]]:
        """Return the shapes, each the values of QUASI."""
        return list(self._numbers)

    def numbered(self, table: pa.Table) -> pa.Table:
        """Return a table of SHOWN with the column `shape` for them."""
        found = np.full(table.num_rows, NEW)
        for place in np.flatnonzero(table[SHOWN[0]].is_valid().to_numpy()):
            shape = tuple(table[name][place].as_py() for name in SHOWN)
            found[place] = self._numbers.setdefault(shape, len(self._numbers))
        return table.drop_columns(list(SHOWN)).append_column("shape", pa.array(found))
