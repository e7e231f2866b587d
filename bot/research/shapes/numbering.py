"""Number the shapes of concerns, so that classes can be counted by them."""

import numpy as np
import pyarrow as pa

from bot.research.columns import QUASI
from bot.research.shapes.way import Shape

NEW = -1  # the number of what has no shape yet
# The columns that hold a shape while it is read: number of the release, the status it had, what it became.
SHOWN = ("shown_release", "had_status", *(f"shown_{name}" for name in QUASI))
_RELEASE, _HAD_STATUS, *_BECAME = SHOWN


def in_columns(shape: Shape) -> dict[str, str]:
    """Return what a shape says of a concern that is read again: the columns SHOWN."""
    return dict(zip(SHOWN, (str(shape.release), shape.status, *shape.released), strict=True))


class Numbering:
    """The shapes met so far, by number; concerns of two releases are never in one."""

    def __init__(self) -> None:
        """Begin with none."""
        self._numbers: dict[tuple[str, ...], int] = {}

    @property
    def shapes(self) -> list[tuple[str, ...]]:
        """Return what concerns of each shape are released as: the values of QUASI."""
        return [tuple(released) for _release, *released in self._numbers]

    def numbered(self, table: pa.Table) -> pa.Table:
        """Return a table of SHOWN with the column `shape` for them; the status it had stays."""
        found = np.full(table.num_rows, NEW)
        for place in np.flatnonzero(table[_RELEASE].is_valid().to_numpy()):
            shape = tuple(table[name][place].as_py() for name in (_RELEASE, *_BECAME))
            found[place] = self._numbers.setdefault(shape, len(self._numbers))
        dropped = table.drop_columns([_RELEASE, *_BECAME])
        return dropped.append_column("shape", pa.array(found))
