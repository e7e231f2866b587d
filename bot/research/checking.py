"""Checking what was read: months for weeks, known codes only, nothing missing."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bot.research.columns import RELEASED, SENSITIVE, UNSAID, Role
from bot.research.failures import BadInput
from bot.research.months import BadWeek, month_of

CHECKED = {
    column.name: column.values for column in RELEASED if column.values and column.role is not Role.NOTE
}


def checked(batch: pa.RecordBatch, first: int) -> pa.Table:
    """Return the batch with numbers of rows and months; what was skipped is UNSAID."""
    table = pa.Table.from_batches([batch])
    rows = pa.array(np.arange(first, first + table.num_rows))
    table = table.append_column("row", rows).append_column("month", _months(table["week"]))
    for name in ("district", "level", "field", "length", "status"):
        table = replaced(table, name, pc.fill_null(_known(table[name], name), UNSAID))
    for name in SENSITIVE:
        _known(table[name], name)
    return replaced(table, "share", pc.fill_null(table["share"], False))


def _known(values: pa.ChunkedArray, name: str) -> pa.ChunkedArray:
    allowed = pa.array([*CHECKED[name], UNSAID])
    strange = pc.sum(pc.invert(pc.is_in(values.drop_null(), allowed))).as_py()
    if strange:
        raise BadInput("values", column=name, number=strange)
    return values


def _months(weeks: pa.ChunkedArray) -> pa.ChunkedArray:
    try:
        distinct = {week: month_of(week or "") for week in pc.unique(weeks).to_pylist()}
    except BadWeek:
        raise BadInput("weeks") from None
    known = pa.array(distinct, pa.string())
    return pa.array(distinct.values(), pa.string()).take(pc.index_in(weeks, known))


def replaced(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    """Return the table with other values in a column."""
    return table.set_column(table.schema.get_field_index(name), name, values)
