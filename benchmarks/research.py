"""What a research release costs as the concerns grow: DuckDB beside Spark, 10^5 to 10^7 synthetic ones.

Each engine runs in a process of its own; its memory is the peak of the sum over that process and all that
it started, its CPU seconds are theirs from start to end. The steps are those of a release without its models:
stage (SQL that fills the missing codes with a constant), classes, release, counts. Printed as a table in
Markdown. Times on a shared machine move: compare the rows of one run, and where others compute, the CPU
seconds. `make bench-research` runs it; SIZES, ENGINES, MASTER (of Spark) and TMPDIR may be set.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.columns import QUASI
from bot.research.engine.duckdb import DuckDBEngine
from bot.research.engine.engine import Engine
from bot.research.queries import names, query
from bot.research.synth.concerns import write_concerns
from bot.research.synth.sentences import read_sentences
from bot.research.synth.weights import weeks

SIZES = [int(float(size)) for size in os.environ.get("SIZES", "1e5 1e6 1e7").split()]
MASTER = os.environ.get("MASTER", "local-cluster[2,1,1024]")
K = 5
HEAD = "| rows | | steps s | sum s | CPU s | peak MB | µs a row |\n|---|---|---|---|---|---|---|\n"
ENGINES = os.environ.get("ENGINES", "duckdb spark").split()
COUNTS = [name for name in names() if name not in {"classes", "release"}]
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
  share
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
    columns = {name: classes[name] for name in QUASI} | {f"out_{name}": classes[name] for name in QUASI}
    return pa.table({**columns, "keep": [rows >= K for rows in classes["rows"].to_pylist()]})


def steps(engine: Engine, name: str, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the steps of a release; what one wrote is registered before the next."""
    yield "stage", lambda: engine.write(STAGE.format(row=NUMBERED[name]), folder / "staged")
    engine.table("staged", folder / "staged")
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


def memory_of(pid: int) -> int:
    """Return the bytes that a process and all that it started hold now."""
    parents, resident = {}, {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        parents[int(process.name)], resident[int(process.name)] = int(fields[1]), int(fields[21])
    tree, before = {pid}, 0
    while len(tree) > before:
        before = len(tree)
        tree |= {child for child, parent in parents.items() if parent in tree}
    return sum(resident.get(one, 0) for one in tree) * os.sysconf("SC_PAGE_SIZE")


class Run(NamedTuple):
    """What one process took: the seconds of its steps, its peak of memory in bytes, its seconds of CPU."""

    took: dict[str, float]
    peak: int
    cpu: float


def cpu_of_children() -> float:
    """Return the seconds of CPU of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(*words: str) -> Run:
    """Run this file in a process, whose memory is looked at ten times a second."""
    command = [sys.executable, "-m", "benchmarks.research", *words]
    peak, before = 0, cpu_of_children()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 — ourselves
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            time.sleep(0.1)
        told = process.stdout.read() if process.stdout else ""
    if process.returncode:
        sys.exit(f"{' '.join(words)} failed")
    return Run(json.loads(told), peak, cpu_of_children() - before)


def line(rows: int, name: str, run: Run) -> str:
    """Return one line of the table; the sum leaves out the start, which does not grow."""
    by_step = " · ".join(f"{step} {seconds:.1f}" for step, seconds in run.took.items())
    cost, peak = per_row(run.took, rows), run.peak / 2**20
    total = cost * rows / 1e6
    return f"| {rows:,} | {name} | {by_step} | {total:.1f} | {run.cpu:.1f} | {peak:,.0f} | {cost:.2f} |"


def per_row(took: dict[str, float], rows: int) -> float:
    """Return the microseconds of a row, without the start."""
    return sum(seconds for step, seconds in took.items() if step != "start") / rows * 1e6


def synth(rows: str, path: str) -> dict[str, float]:
    """Write so many concerns; return the seconds."""
    begun = time.monotonic()
    write_concerns(int(rows), 0, Path(path), read_sentences())
    return {"synth": time.monotonic() - begun}


def main() -> None:
    """Print the table as its lines come, then how the cost of a row grew from the least to the most."""
    sys.stdout.write(HEAD)
    costs: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as place:
        for rows in SIZES:
            path = Path(place) / f"{rows}.parquet"
            runs = [
                ("synth", ("synth", str(rows), str(path))),
                *((name, (name, str(path))) for name in ENGINES),
            ]
            for name, words in runs:
                run = measured(*words)
                costs.setdefault(name, []).append(per_row(run.took, rows))
                sys.stdout.write(line(rows, name, run) + "\n")
                sys.stdout.flush()
            path.unlink()
    for name, cost in costs.items():
        sys.stdout.write(f"\n{name}: a row costs {cost[-1] / cost[0]:.2f} times as much at {SIZES[-1]:,}")
    sys.stdout.write(f" as at {SIZES[0]:,} rows\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["synth"]:
        json.dump(synth(*sys.argv[2:]), sys.stdout)
    elif sys.argv[1:]:
        json.dump(run_one(sys.argv[1], Path(sys.argv[2])), sys.stdout)
    else:
        main()
