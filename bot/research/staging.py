"""Staging: each concern without its text, checked and coded, in a Parquet file for the engine."""

from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bot.research.columns import RELEASED, SENSITIVE, UNSAID, CodedBy, Role
from bot.research.failures import BadInput
from bot.research.halves import to_read, without_places
from bot.research.months import BadWeek, month_of
from bot.research.source import Source

CHECKED = {
    column.name: column.values for column in RELEASED if column.values and column.role is not Role.NOTE
}
SCHEMA = pa.schema(
    [
        ("row", pa.int64()),
        *((column.name, pa.string()) for column in RELEASED if column.role in (Role.QUASI, Role.SENSITIVE)),
        *((f"{name}_by", pa.string()) for name in SENSITIVE),
        *((f"{name}_p", pa.float64()) for name in SENSITIVE),
        ("share", pa.bool_()),
        ("lot", pa.float64()),  # orders rows that are alike, so that nothing of the order read remains
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
    """

    file: Path
    counted: Path
    read: int
    held_back: int
    uncoded: int
    to_read: Mask


def stage(source: Source, coder: Coder, folder: Path, current_month: str) -> Staged:
    """Write the concerns of all months before the current one to two files in `folder`; raise BadInput."""
    file, counted = folder / "staged.parquet", folder / "counted.parquet"
    read = over = released = 0
    parts = [np.zeros(0, np.bool_)]
    with pq.ParquetWriter(file, SCHEMA) as staging, pq.ParquetWriter(counted, COUNTED) as counting:
        for batch in source.batches():
            checked = _checked(batch, read)
            parts.append(to_read(checked["lot"]))
            closed = checked.filter(pc.less(checked["month"], current_month))
            counting.write_table(closed.select(COUNTED.names))
            coded = _released(_coded(closed, coder))
            staging.write_table(coded.select(SCHEMA.names).cast(SCHEMA))
            read, over, released = read + batch.num_rows, over + closed.num_rows, released + coded.num_rows
    return Staged(file, counted, read, read - over, over - released, np.concatenate(parts))


def _released(table: pa.Table) -> pa.Table:
    """Return what has all its codes (a missing one would tell that the text has expired), places hidden."""
    has_all = np.logical_and.reduce([~_is_missing(table[name]) for name in SENSITIVE])
    coded = table.filter(pa.array(has_all))
    return without_places(coded, to_read(coded["lot"]))


def _checked(batch: pa.RecordBatch, first: int) -> pa.Table:
    """Return the batch with numbers of rows and months; what was skipped is UNSAID."""
    table = pa.Table.from_batches([batch])
    rows = pa.array(np.arange(first, first + table.num_rows))
    lots = pa.array(np.random.default_rng(first).random(table.num_rows))
    table = table.append_column("row", rows).append_column("month", _months(table["week"]))
    table = _replaced(table, "lot", pc.coalesce(table["lot"], lots))
    for name in ("district", "level", "field", "length", "status"):
        table = _replaced(table, name, pc.fill_null(_known(table[name], name), UNSAID))
    for name in SENSITIVE:
        _known(table[name], name)
    return _replaced(table, "share", pc.fill_null(table["share"], False))


def _known(values: pa.ChunkedArray, name: str) -> pa.ChunkedArray:
    allowed = pa.array([*CHECKED[name], UNSAID])
    strange = pc.sum(pc.invert(pc.is_in(values.drop_null(), allowed))).as_py()
    if strange:
        raise BadInput(f"column {name}: {strange} values that are none of its codes")
    return values


def _months(weeks: pa.ChunkedArray) -> pa.ChunkedArray:
    try:
        distinct = {week: month_of(week or "") for week in pc.unique(weeks).to_pylist()}
    except BadWeek:
        raise BadInput("column week: some values are not weeks such as 2026-W48") from None
    known = pa.array(distinct, pa.string())
    return pa.array(distinct.values(), pa.string()).take(pc.index_in(weeks, known))


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
    table = _replaced(table, name, pa.array(values, pa.string()))
    table = _replaced(table, f"{name}_by", pa.array(by, pa.string()))
    return _replaced(table, f"{name}_p", pa.array(sure, pa.float64(), from_pandas=True))


def _is_missing(values: pa.ChunkedArray) -> Mask:
    return np.array(pc.fill_null(pc.equal(values, UNSAID), True).to_pylist(), bool)


def _replaced(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    return table.set_column(table.schema.get_field_index(name), name, values)
