"""The commands about identifiers: find them, train what finds them, measure it."""

import os
import sys

import typer

from bot.cli.files import TextFiles

redaction = typer.Typer()


@redaction.command()
def redact() -> None:
    """Find identifiers: JSON lines {"id", "text"} on stdin, the same with "spans" on stdout."""
    from bot.redact.lines import redact_lines
    from bot.redact.redactor import Redactor

    for line in redact_lines(Redactor().find, sys.stdin):
        typer.echo(line)


@redaction.command("redact-train")
def redact_train() -> None:
    """Train the component that finds names, units and posts on bot/redact/sentences/ (about ten minutes)."""
    os.environ["OPENBLAS_NUM_THREADS"] = str(os.cpu_count())  # batches are large enough for all cores
    from bot.redact.train import make

    make()


@redaction.command("redact-score")
def redact_score(files: TextFiles) -> None:
    """Measure redaction on annotated sentences; print a table in Markdown."""
    from bot.redact.markup import read_sentences
    from bot.redact.redactor import Redactor
    from bot.redact.score import measure, table

    sentences = [sentence for file in files for sentence in read_sentences(file)]
    typer.echo(table(measure(sentences, Redactor().find)))
