"""The two parts of a release: concerns to be read, without a place, and to be counted, without words.

A lot says to which part a concern belongs, and it is the same in every release. Were words and place in one
row, two releases could be joined by the words, and cells that one hides be read in the other; and who knows
that somebody agreed to have their words read would look for them among few rows. A trial of exactly that
found 116 of 1,214 rows (docs/adr/0019-research.md).
"""

import numpy as np
import pyarrow as pa

from bot.research.columns import HIDDEN, QUASI

TO_READ = 0.25  # of all concerns
PLACES = [name for name in QUASI if name != "month"]

type Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


def to_read(lots: pa.ChunkedArray) -> Flags:
    """Say of each concern, by its lot from 0 to 1, whether it is there to be read."""
    flags: Flags = lots.to_numpy() < TO_READ
    return flags


def without_places(table: pa.Table, read: Flags) -> pa.Table:
    """Return the table with all quasi-identifiers but the month hidden in concerns that are to be read."""
    for name in PLACES:
        values = np.where(read, HIDDEN, table[name].to_numpy(zero_copy_only=False))
        table = table.set_column(table.schema.get_field_index(name), name, pa.array(values, pa.string()))
    return table
