"""Read a written release back, as a stranger would, and look for what must not be in it."""

from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bot.research.columns import HIDDEN, RELEASED
from bot.research.halves import PLACES

PIECE = 12  # characters of a text that was not released: so many in a row do not come about by chance
_OVERLAP = 200  # characters: longer than anything that is looked for


def strange_columns(file: Path) -> list[str]:
    """Return the columns of a Parquet file that are not on the allow-list."""
    allowed = {column.name for column in RELEASED}
    return [name for name in pq.ParquetFile(file).schema_arrow.names if name not in allowed]


def found_in(folder: Path, needles: set[str]) -> set[str]:
    """Return which of the needles stand in a file of the folder; Parquet is read as what it holds."""
    found = set[str]()
    for file in sorted(folder.iterdir()):
        for passage in _passages(file):
            found |= {needle for needle in needles - found if needle in passage}
    return found


def pieces_of(texts: list[str], known: list[str]) -> set[str]:
    """Return a piece of each text that nothing `known` holds, from its middle if it can be.

    Known is what may stand in a release: the texts that are released, and our own wording. A text all of
    whose pieces are known, or that is shorter than one, has none.
    """
    together = "\n".join(known)
    found = (next((piece for piece in _pieces(text) if piece not in together), "") for text in texts)
    return {piece for piece in found if piece}


def _pieces(text: str) -> Iterator[str]:
    """Yield the piece in the middle of a text, then one after the other from its beginning."""
    last = len(text) - PIECE
    for at in (max(0, len(text) // 2 - PIECE // 2), *range(0, last + 1, PIECE), max(0, last)):
        if len(piece := text[at : at + PIECE]) == PIECE:
            yield piece


def _passages(file: Path) -> Iterator[str]:
    if file.suffix == ".parquet":
        for batch in pq.ParquetFile(file).iter_batches():
            for column in batch.columns:
                if pa.types.is_string(column.type) or pa.types.is_dictionary(column.type):
                    yield "\n".join(str(value) for value in column.unique().to_pylist())
        return
    before = ""
    with file.open(encoding="utf-8") as content:
        while passage := content.read(1 << 20):
            yield before + passage
            before = passage[-_OVERLAP:]


def words_beside_places(file: Path) -> int:
    """Return how many rows of a Parquet file hold a text and, beside it, anything of where it is from."""
    table = pq.read_table(file, columns=[*PLACES, "text"], filters=pc.field("text").is_valid())
    shown = [pc.not_equal(table[name], HIDDEN) for name in PLACES]
    return int(pc.sum(reduce(pc.or_, shown)).as_py() or 0)
