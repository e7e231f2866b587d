"""Tables of research as the stages before the queries make them: many rows by chance, the same each time."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.columns import QUASI, RELEASED, SENSITIVE, UNSAID
from bot.research.engine.engine import Engine
from bot.research.hierarchies import coarsened
from bot.research.queries import query

MONTHS = ("2026-08", "2026-09", "2026-10")
VALUES = {column.name: column.values or MONTHS for column in RELEASED if column.name in (*QUASI, *SENSITIVE)}


def staged(rows: int) -> pa.Table:
    """Return concerns of few districts and levels, some without, so that classes of every size come up."""
    chance = np.random.default_rng(7)
    few = {**VALUES, "district": (*VALUES["district"][:3], UNSAID), "level": (*VALUES["level"][:2], UNSAID)}
    columns = {"row": np.arange(rows)}
    for name, values in few.items():
        skewed = (chance.random(rows) ** 2 * len(values)).astype(int)
        columns[name] = np.array(values)[skewed]
    for name in SENSITIVE:
        by_model = chance.random(rows) < 0.5
        columns[f"{name}_by"] = np.where(by_model, "模型", "本人")
        columns[f"{name}_p"] = np.where(by_model, chance.integers(3, 10, rows) / 10, 1.0)
    columns["share"] = chance.random(rows) < 0.6
    columns["shape"] = chance.integers(-1, 2, rows)
    return pa.table(columns)


def mapping(classes: pa.Table, k: int = 5) -> pa.Table:
    """Return what becomes of each class: coarser months and districts, kept from k rows on."""
    steps = {"month": 1, "district": 1}
    columns = {name: classes[name] for name in (*QUASI, "shape")}
    for name in QUASI:
        columns[f"out_{name}"] = [coarsened(name, v, steps.get(name, 0)) for v in classes[name].to_pylist()]
    columns["keep"] = [rows >= k for rows in classes["rows"].to_pylist()]
    return pa.table(columns)


def saved(table: pa.Table, path: Path) -> Path:
    """Write a table as a Parquet file and return its path."""
    pq.write_table(table, path)
    return path


def prepare(engine: Engine, folder: Path, rows: int) -> None:
    """Register the views `staged`, `mapping` and `released` of so many rows, each made by this engine."""
    engine.table("staged", saved(staged(rows), folder / "staged.parquet"))
    engine.table("counted", folder / "staged.parquet")
    classes = engine.rows(query("classes"))
    engine.table("mapping", saved(mapping(classes), folder / "mapping.parquet"))
    engine.write(query("release"), folder / "released")
    engine.table("released", folder / "released")
