"""Parquet files on the disk: which files a table has, and that they fit together."""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.engine.errors import BadTable

_PATTERNS = "*?[]{}\\"  # an engine would take a name that holds one for a pattern


def parquet_files(path: Path) -> list[Path]:
    """Return the files of a table in the order of their names; raise BadTable when it is none."""
    if set(_PATTERNS) & set(str(path)):
        raise BadTable(f"{path}: no {' '.join(_PATTERNS)} may stand in a path")
    files = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    files = [file.absolute() for file in files if file.is_file() and file.name[0] not in "._"]
    if not files:
        raise BadTable(f"{path}: there is no Parquet file")
    first = _columns(files[0])
    for file in files[1:]:
        if odd := _differing(first, _columns(file)):
            raise BadTable(f"{file}: unlike {files[0].name} in the column {odd}")
    return files


def _columns(file: Path) -> dict[str, str]:
    try:
        return {field.name: str(field.type) for field in pq.read_schema(file)}
    except (pa.ArrowException, OSError):
        raise BadTable(f"{file}: this is no Parquet file") from None


def _differing(one: dict[str, str], other: dict[str, str]) -> str:
    """Return the first column that only one has, or that stands elsewhere or has another type; or nothing."""
    pairs = zip(one.items(), other.items(), strict=False)
    odd = next((mine[0] for mine, theirs in pairs if mine != theirs), "")
    return odd or next(iter(one.keys() ^ other.keys()), "")


def is_free(path: Path) -> None:
    """Raise BadTable when something stands where a new table is to be written."""
    if os.path.lexists(path):
        raise BadTable(f"{path}: something is there already")


def plain(table: pa.Table) -> pa.Table:
    """Return a table whose schema does not tell the engine: no metadata, every column nullable."""
    return table.cast(pa.schema([pa.field(field.name, field.type) for field in table.schema]))
