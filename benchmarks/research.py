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
from pathlib import Path
from typing import NamedTuple

SIZES = [int(float(size)) for size in os.environ.get("SIZES", "1e5 1e6 1e7").split()]
ENGINES = os.environ.get("ENGINES", "duckdb spark").split()
HEAD = "| rows | | steps s | sum s | CPU s | peak MB | µs a row |\n|---|---|---|---|---|---|---|\n"


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
    """Run a step in a process, whose memory is looked at ten times a second."""
    command = [sys.executable, "-m", "benchmarks.research_run", *words]
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


def growth(runs: list[tuple[int, Run]]) -> str:
    """Say how many times as much a row costs at the most rows as at the least; its CPU includes the start."""
    (least, first), (most, last) = runs[0], runs[-1]
    time_, cpu = per_row(last.took, most) / per_row(first.took, least), last.cpu / most / (first.cpu / least)
    return (
        f"a row of {most:,} costs {time_:.2f} times the time and {cpu:.2f} times the CPU of one of {least:,}"
    )


def main() -> None:
    """Print the table as its lines come, then how the cost of a row grew from the least to the most."""
    sys.stdout.write(HEAD)
    runs: dict[str, list[tuple[int, Run]]] = {}
    with tempfile.TemporaryDirectory() as place:
        for rows in SIZES:
            path = Path(place) / f"{rows}.parquet"
            for words in (("synth", str(rows), str(path)), *((name, str(path)) for name in ENGINES)):
                run = measured(*words)
                runs.setdefault(words[0], []).append((rows, run))
                sys.stdout.write(line(rows, words[0], run) + "\n")
                sys.stdout.flush()
            path.unlink()
    sys.stdout.writelines(f"\n{name}: {growth(of_one)}\n" for name, of_one in runs.items())


if __name__ == "__main__":
    main()
