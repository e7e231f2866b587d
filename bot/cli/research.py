"""The commands of research."""

import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.told import made, refused
from bot.research.promise import LEAST_ALIKE
from bot.settings import Settings

research = typer.Typer()
# How `ganwei release` ends when it writes nothing, so that who started it knows why.
BAD, NOTHING, UNSAFE, BUDGET, DISK = 1, 3, 4, 5, 6


class Engines(StrEnum):
    """What runs the queries."""

    DUCKDB = "duckdb"
    SPARK = "spark"


Input = Annotated[Path | None, typer.Option("--input", help="A Parquet file; without it, the store.")]


@research.command()
def release(  # noqa: PLR0913, PLR0917 — one parameter an option
    out: Annotated[Path, typer.Option(help="The folder of the release; an older one is replaced.")],
    file: Input = None,
    k: Annotated[int, typer.Option(min=LEAST_ALIKE, help="Rows that are alike, at least.")] = LEAST_ALIKE,
    least: Annotated[int, typer.Option("--l", min=1, help="Sensitive values among them, at least.")] = 2,
    engine: Annotated[Engines, typer.Option(help="What runs the queries.")] = Engines.DUCKDB,
    seed: Annotated[int, typer.Option(min=0, help="Of lots, themes and drawings.")] = 1,
    epsilon: Annotated[float, typer.Option(min=0, max=10, help="Spent on counts; 0: none.")] = 0.5,
    texts: Annotated[int, typer.Option(min=0, help="How many texts, at most.")] = 2000,
) -> None:
    """Write a research release: concerns.parquet, concerns.csv, codebook.md, risk.json, report.html."""
    from bot.compose.research import release as make
    from bot.research.counts.ledger import BudgetSpent
    from bot.research.failures import BadInput, Refusal
    from bot.research.making.failing import NothingToRelease, ReleaseFails
    from bot.research.making.work import Wanted
    from bot.research.whole import CannotWrite

    # Ended by the console or the machine, it removes its files all the same: codes of single concerns.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    ends: dict[type[Refusal | ReleaseFails], int]
    ends = {NothingToRelease: NOTHING, ReleaseFails: UNSAFE, BudgetSpent: BUDGET, CannotWrite: DISK}
    ends[BadInput] = BAD
    wanted = Wanted(k, least, seed, epsilon, texts)
    try:
        risk = make(Settings(), wanted, out, file, spark=engine is Engines.SPARK)
    except tuple(ends) as error:
        typer.echo(f"ganwei: {refused(error)}", err=True)
        sys.exit(ends[type(error)])
    typer.echo(made(risk, out))


@research.command()
def synth(
    rows: Annotated[int, typer.Option(min=0, help="How many.")],
    out: Annotated[Path, typer.Option(dir_okay=False, help="The Parquet file to write.")],
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same file.")] = 0,
) -> None:
    """Write synthetic concerns, for trying out and measuring: nobody's words, invented places."""
    from bot.research.synth.concerns import write_concerns
    from bot.research.synth.sentences import read_sentences

    write_concerns(rows, seed, out, read_sentences())
