"""The rows of a release as files: Parquet, and CSV for Excel; texts join them here and nowhere before."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq

from bot.research.anonymise.table import Flags, Integers
from bot.research.columns import RELEASED
from bot.research.source import ROWS_AT_ONCE
from bot.spreadsheets import harmless

BOM = b"\xef\xbb\xbf"
SCHEMA = pa.schema([(one.name, pa.float64() if one.name.endswith("_p") else pa.string()) for one in RELEASED])


def kept_rows(ordered: Path, read: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return of each row read whether it stands in the engine's folder of released rows."""
    kept = np.zeros(read, bool)
    for batch in batches(ordered, ["row"]):
        kept[batch["row"].to_numpy()] = True
    return kept


def write_rows(ordered: Path, texts: dict[int, str], folder: Path) -> int:
    """Write concerns.parquet and concerns.csv from the engine's rows and the texts; return how many rows."""
    rows, texts = 0, _by_values(ordered, texts)
    with ExitStack() as stack:
        parquet = stack.enter_context(
            pq.ParquetWriter(folder / "concerns.parquet", SCHEMA, compression="zstd")
        )
        sink = stack.enter_context((folder / "concerns.csv").open("wb"))
        sink.write(BOM)
        csv = stack.enter_context(pc_csv.CSVWriter(sink, SCHEMA))
        for table in _with_texts(ordered, texts):
            parquet.write_table(table)
            csv.write_table(_safe(table))
            rows += table.num_rows
    return rows


def _by_values(ordered: Path, texts: dict[int, str]) -> dict[int, str]:
    """Return the texts by other rows: of rows alike in all else, the first ones get them, in their own order.

    So the texts tell nothing of the order in which the engine puts such rows.
    """
    rows, lines = _lines(ordered)
    has_text, moved = np.isin(rows, np.array(sorted(texts), np.int64)), dict[int, str]()
    for line in np.unique(lines[has_text]):
        of_line = slice(*np.searchsorted(lines, [line, line + 1]))
        own = sorted(texts[int(row)] for row in rows[of_line][has_text[of_line]])
        moved |= {int(row): text for row, text in zip(rows[of_line], own, strict=False)}
    return moved


def _lines(ordered: Path) -> tuple[Integers, Integers]:
    """Return the numbers of the rows, and of each a number that rows alike in all else have in common."""
    rows, starts = [np.zeros(0, np.int64)], [np.zeros(0, np.bool_)]
    before: pa.RecordBatch | None = None
    for batch in batches(ordered):
        joined = pa.concat_batches([before, batch]) if before else batch
        starts.append(np.append([] if before else [True], _changes(joined)).astype(np.bool_))
        rows.append(batch["row"].to_numpy())
        before = batch.slice(batch.num_rows - 1)
    return np.concatenate(rows), np.cumsum(np.concatenate(starts))


def _changes(batch: pa.RecordBatch) -> Flags:
    """Say of each row but the first whether it differs from the one before; nothing is like nothing."""
    changes = np.zeros(batch.num_rows - 1, np.bool_)
    for name in SCHEMA.names[:-1]:
        here, there = batch[name][1:], batch[name][:-1]
        either = pc.xor(pc.is_null(here), pc.is_null(there))
        changes |= pc.coalesce(pc.not_equal(here, there), either).to_numpy(zero_copy_only=False)
    return changes


def _with_texts(ordered: Path, texts: dict[int, str]) -> Iterator[pa.Table]:
    known = np.array(sorted(texts), np.int64)
    for batch in batches(ordered):
        rows = batch["row"].to_numpy()
        held = np.full(len(rows), None, object)
        for place in np.flatnonzero(np.isin(rows, known)):
            held[place] = texts[int(rows[place])]
        columns = [batch[name] for name in SCHEMA.names[:-1]]
        yield pa.table([*columns, pa.array(held, pa.string())], names=SCHEMA.names).cast(SCHEMA)


def _safe(table: pa.Table) -> pa.Table:
    """Put an apostrophe before a text that Excel would take for a formula."""
    texts = [harmless(text) if text else text for text in table["text"].to_pylist()]
    return table.set_column(table.num_columns - 1, "text", pa.array(texts, pa.string()))


def batches(folder: Path, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
    """Yield the rows of the engine's folder in their order."""
    for file in sorted(folder.glob("*.parquet")):
        yield from pq.ParquetFile(file).iter_batches(ROWS_AT_ONCE, columns=columns)
