"""One run of the benchmark of research in a process of its own: synth, or the steps on one engine."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.columns import QUASI
from bot.research.engine.duckdb import DuckDBEngine
from bot.research.engine.engine import Engine
from bot.research.queries import names, query
from bot.research.synth.concerns import write_concerns
from bot.research.synth.sentences import read_sentences
from bot.research.synth.weights import weeks

MASTER = os.environ.get("MASTER", "local-cluster[2,1,1024]")
K = 5
COUNTS = [name for name in names() if name.startswith("by_")]
NUMBERED = {"duckdb": "row_number() OVER ()", "spark": "monotonically_increasing_id()"}
STAGE = """
SELECT
  CAST({row} AS BIGINT) AS row, months.month AS month, coalesce(district, '未说') AS district,
  coalesce(level, '未说') AS level, coalesce(field, '未说') AS field, length, status,
  coalesce(reluctance, '害怕为') AS reluctance, coalesce(link, '容错') AS link,
  coalesce(topic, '其他') AS topic,
  CASE WHEN reluctance IS NULL THEN '模型' ELSE '本人' END AS reluctance_by,
  CASE WHEN link IS NULL THEN '模型' ELSE '本人' END AS link_by, '模型' AS topic_by,
  CAST(CASE WHEN reluctance IS NULL THEN 0.8 ELSE 1.0 END AS DOUBLE) AS reluctance_p,
  CAST(CASE WHEN link IS NULL THEN 0.7 ELSE 1.0 END AS DOUBLE) AS link_p, CAST(0.6 AS DOUBLE) AS topic_p,
  share, CAST(-1 AS BIGINT) AS shape
FROM concerns JOIN months ON concerns.week = months.week
"""


def engine_of(name: str, temp: Path) -> Engine:
    """Return an engine; Spark is imported only when it is asked for."""
    if name == "duckdb":
        return DuckDBEngine(temp)
    from bot.research.engine.spark import SparkEngine

    return SparkEngine(temp, master=MASTER)


def write_months(path: Path) -> None:
    """Write which month each week counts for: that of its Thursday."""
    of = [date.fromisocalendar(int(week[:4]), int(week[6:]), 4).strftime("%Y-%m") for week in weeks()]
    pq.write_table(pa.table({"week": list(weeks()), "month": of}), path)


def identity(classes: pa.Table) -> pa.Table:
    """Return the mapping that coarsens nothing and keeps classes of K rows and more."""
    columns = {name: classes[name] for name in (*QUASI, "shape")} | {
        f"out_{name}": classes[name] for name in QUASI
    }
    return pa.table({**columns, "keep": [rows >= K for rows in classes["rows"].to_pylist()]})


def steps(engine: Engine, name: str, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the steps of a release; what one wrote is registered before the next."""
    yield "stage", lambda: engine.write(STAGE.format(row=NUMBERED[name]), folder / "staged")
    engine.table("staged", folder / "staged")
    engine.table("counted", folder / "staged")
    made: list[pa.Table] = []
    yield "classes", lambda: made.append(engine.rows(query("classes")))
    pq.write_table(identity(made[0]), folder / "mapping.parquet")
    engine.table("mapping", folder / "mapping.parquet")
    yield "release", lambda: engine.write(query("release"), folder / "released")
    engine.table("released", folder / "released")
    yield "counts", lambda: [engine.rows(query(count)) for count in COUNTS]


def run_one(name: str, concerns: Path) -> dict[str, float]:
    """Return the seconds of each step on one engine, whose start counts as a step of its own."""
    with tempfile.TemporaryDirectory(dir=concerns.parent) as place:
        folder, took, begun = Path(place), {}, time.monotonic()
        write_months(folder / "months.parquet")
        with engine_of(name, folder / "temp") as engine:
            engine.table("concerns", concerns)
            engine.table("months", folder / "months.parquet")
            took["start"] = time.monotonic() - begun
            for step, do in steps(engine, name, folder):
                begun = time.monotonic()
                do()
                took[step] = time.monotonic() - begun
    return took


def synth(rows: str, path: str) -> dict[str, float]:
    """Write so many concerns; return the seconds."""
    begun = time.monotonic()
    write_concerns(int(rows), 0, Path(path), read_sentences())
    return {"synth": time.monotonic() - begun}


if __name__ == "__main__":
    step, *words = sys.argv[1:]
    json.dump(synth(*words) if step == "synth" else run_one(step, Path(*words)), sys.stdout)
