"""Staging: each concern without its text, checked and coded, in a Parquet file for the engine."""

from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bot.research.checking import checked, replaced
from bot.research.columns import RELEASED, SENSITIVE, UNSAID, CodedBy, Role
from bot.research.halves import to_read, without_places
from bot.research.shapes.numbering import Numbering
from bot.research.source import Source

SCHEMA = pa.schema(
    [
        ("row", pa.int64()),
        *((column.name, pa.string()) for column in RELEASED if column.role in (Role.QUASI, Role.SENSITIVE)),
        *((f"{name}_by", pa.string()) for name in SENSITIVE),
        *((f"{name}_p", pa.float64()) for name in SENSITIVE),
        ("share", pa.bool_()),
        ("shape", pa.int64()),  # number of the shape in which it was released before; NEW: in none
    ]
)
COUNTED = pa.schema([(name, pa.string()) for name in ("month", "district", "level", "field", "status")])


type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
type Places = np.ndarray[tuple[int], np.dtype[np.intp]]


class Codes(NamedTuple):
    """Codes of some texts for one column, and how probable the model finds each (0 to 1)."""

    values: list[str]
    probabilities: list[float]


class Coder(Protocol):
    """Codes texts."""

    def code(self, texts: list[str]) -> dict[str, Codes]:
        """Return for each of SENSITIVE the codes of the texts."""


class Staged(NamedTuple):
    """What was staged: the file of what may be released, and the file of all that is counted.

    `read`: concerns, `held_back`: those whose month is not over, `uncoded`: those with a code missing and no
    text to code; they are counted and not released. `to_read`: of each concern, whether it is to be read.
    `shapes`: the shapes of the column `shape`, by number, each the values of QUASI.
    """

    file: Path
    counted: Path
    read: int
    held_back: int
    uncoded: int
    to_read: Mask
    shapes: list[tuple[str, ...]]


def stage(source: Source, coder: Coder, folder: Path, current_month: str) -> Staged:
    """Write the concerns of all months before the current one to two files in `folder`; raise BadInput."""
    file, counted = folder / "staged.parquet", folder / "counted.parquet"
    read = over = released = 0
    parts, numbering = [np.zeros(0, np.bool_)], Numbering()
    with pq.ParquetWriter(file, SCHEMA) as staging, pq.ParquetWriter(counted, COUNTED) as counting:
        for batch in source.batches():
            rows = numbering.numbered(checked(batch, read))
            parts.append(to_read(rows["lot"]))
            closed = rows.filter(pc.less(rows["month"], current_month))
            counting.write_table(closed.select(COUNTED.names))
            coded = _released(_coded(_as_released_first(closed), coder))
            staging.write_table(coded.select(SCHEMA.names).cast(SCHEMA))
            read, over, released = read + batch.num_rows, over + closed.num_rows, released + coded.num_rows
    to_be_read = np.concatenate(parts)
    return Staged(file, counted, read, read - over, over - released, to_be_read, numbering.shapes)


def _as_released_first(table: pa.Table) -> pa.Table:
    """Return the rows with the status that they had when they were released first; counted is today's."""
    return replaced(table, "status", pc.coalesce(table["had_status"], table["status"]))


def _released(table: pa.Table) -> pa.Table:
    """Return what has all its codes (a missing one would tell that the text has expired), places hidden."""
    has_all = np.logical_and.reduce([~_is_missing(table[name]) for name in SENSITIVE])
    coded = table.filter(pa.array(has_all))
    return without_places(coded, to_read(coded["lot"]))


def _coded(table: pa.Table, coder: Coder) -> pa.Table:
    """Give codes to what has none, by the text if there is one; say who gave each."""
    missing = {name: _is_missing(table[name]) for name in SENSITIVE}
    has_text = np.array(pc.is_valid(table["text"]).to_pylist(), bool)
    wanted = np.logical_or.reduce(list(missing.values())) & has_text
    places = np.flatnonzero(wanted)
    found = coder.code(table["text"].take(pa.array(places)).to_pylist()) if len(places) else {}
    for name in SENSITIVE:
        table = _with_codes(table, name, missing[name], places, found.get(name, Codes([], [])))
    return table


def _with_codes(table: pa.Table, name: str, missing: Mask, places: Places, codes: Codes) -> pa.Table:
    values = np.array(table[name].to_pylist(), object)
    by = np.array(pc.fill_null(table[f"{name}_by"], str(CodedBy.HOLDER)).to_pylist(), object)
    sure = np.array(pc.fill_null(table[f"{name}_p"], 1.0).to_pylist(), float).round(1)
    values[missing], by[missing], sure[missing] = UNSAID, None, np.nan
    own = missing[places]
    if own.any():
        at = places[own]
        values[at], by[at] = np.array(codes.values, object)[own], str(CodedBy.MODEL)
        sure[at] = np.array(codes.probabilities).round(1)[own]
    table = replaced(table, name, pa.array(values, pa.string()))
    table = replaced(table, f"{name}_by", pa.array(by, pa.string()))
    return replaced(table, f"{name}_p", pa.array(sure, pa.float64(), from_pandas=True))


def _is_missing(values: pa.ChunkedArray) -> Mask:
    return np.array(pc.fill_null(pc.equal(values, UNSAID), True).to_pylist(), bool)
