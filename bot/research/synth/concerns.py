"""Synthetic concerns as a Parquet file: the columns of READ, in batches, so that memory stays flat."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bot.concerns.concern import Status
from bot.research.columns import READ
from bot.research.from_file import SYNTHETIC
from bot.research.synth.draw import chance, column, picked, places
from bot.research.synth.phrases import Phrases, phrases_of
from bot.research.synth.sentences import Sentence
from bot.research.synth.texts import lengths, texts
from bot.research.synth.weights import DISTRICT, FIELD, LEVEL, SHARED, SKIPPED, STATUS, weeks
from bot.research.whole import whole

BATCH = 100_000  # rows, also of a row group
_SCHEMA = pa.schema([(name, pa.type_for_alias(kind)) for name, kind in READ.items()], SYNTHETIC)
_FEW_VALUES = [name for name in READ if name not in {"text", "share"}]


def write_concerns(rows: int, seed: int, path: Path, sentences: list[Sentence]) -> None:
    """Write so many synthetic concerns; the same numbers and sentences give the same bytes.

    The file appears whole or not at all; raise CannotWrite.
    """
    phrases = phrases_of(sentences)
    with (
        whole(path) as beside,
        pq.ParquetWriter(beside, _SCHEMA, compression="zstd", use_dictionary=_FEW_VALUES) as writer,
    ):
        for number, size in enumerate(_sizes(rows)):
            writer.write_table(batch(size, seed, number, phrases), row_group_size=BATCH)


def _sizes(rows: int) -> Iterator[int]:
    while rows > 0:
        yield min(rows, BATCH)
        rows -= BATCH


def batch(rows: int, seed: int, number: int, phrases: Phrases) -> pa.Table:
    """Return one batch of concerns."""
    by = chance(seed, number)
    groups = places(by, phrases.weight, rows)
    reluctances, links, _ = zip(*phrases.codes, strict=True)
    said, status = texts(by, phrases, groups), column(by, STATUS, rows)
    columns = {
        "week": column(by, weeks(), rows),
        "district": column(by, DISTRICT, rows),
        "level": column(by, LEVEL, rows),
        "field": column(by, FIELD, rows),
        "length": lengths(said),
        "status": status,
        "reluctance": picked(reluctances, groups, by.random(rows) < SKIPPED),
        "link": picked(links, groups, by.random(rows) < SKIPPED),
        "topic": pa.nulls(rows, pa.string()),
        "share": pa.array(by.random(rows) < SHARED),
        "text": pc.if_else(pc.equal(status, Status.EXPIRED), pa.scalar(None, pa.string()), said),
    }
    return pa.table(columns, schema=_SCHEMA)
