"""The commands of research."""

from pathlib import Path
from typing import Annotated

import typer

research = typer.Typer()


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
