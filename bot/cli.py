"""The command `ganwei`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.compose.storage import database, retention, rotate_concern_key, seed_content
from bot.compose.training import Teaching, model_to_start_with, teaching
from bot.concerns.keys import BadKeyFile
from bot.content.files import BadContentFile
from bot.content.store import ContentStore
from bot.dialogue.model import RasaToolFailed, TrainingFailed, run_in_rasa
from bot.redact.lines import BadLine
from bot.redact.markup import BadAnnotation
from bot.settings import ROOT, Settings
from bot.training.model import NothingBefore
from bot.web.address import AddressTaken

KNOWN_FAILURES = (
    *(AddressTaken, BadAnnotation, BadContentFile, BadKeyFile, BadLine),
    *(NothingBefore, RasaToolFailed, TrainingFailed),
)
cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
answers = typer.Typer(no_args_is_help=True)
cli.add_typer(answers, name="answers", help="The answer store.")
concerns = typer.Typer(no_args_is_help=True)
cli.add_typer(concerns, name="concerns", help="The anonymous concerns.")
training = typer.Typer(no_args_is_help=True)
cli.add_typer(training, name="training", help="What staff teach the bot.")


@cli.command()
def serve() -> None:
    """Start the chat page and everything behind it."""
    from bot.serve import serve as run  # rasa-sdk takes seconds to import; other commands do not need it

    run(Settings(), lambda address: typer.echo(f"\n  敢为已就绪 · ganwei is ready:  {address}\n"))


@cli.command()
def train() -> None:
    """Train the model, unless one fits the data already; print its path."""
    settings = Settings()
    typer.echo(model_to_start_with(settings, database(settings)).model)


type TextFile = Annotated[Path, typer.Argument(exists=True, dir_okay=False, resolve_path=True)]


@cli.command("nlu-bench")
def nlu_bench(train_file: TextFile, test_file: TextFile) -> None:
    """Train the pipeline of config.yml on one TSV (text, tab, label), measure it on another, print JSON."""
    files = (str(train_file), str(test_file), str(ROOT / "config.yml"))
    typer.echo(run_in_rasa(Settings(), "bench", *files))


@cli.command()
def evaluate(sets: list[str]) -> None:
    """Measure the model on held-out sets; write report.html in the data directory."""
    folder = Settings().data_dir / "evaluation"
    measure("report", folder, sets)
    typer.echo(folder / "report.html")


@cli.command()
def thresholds(sets: list[str]) -> None:
    """Find the thresholds of config.yml on held-out sets; save their curves in docs/."""
    measure("thresholds", ROOT / "docs" / "thresholds.tsv", sets)


def measure(tool: str, out: Path, sets: list[str]) -> None:
    """Let a tool of bot/evaluation/ ask the active model; print its figures."""
    settings = Settings()
    model = model_to_start_with(settings, database(settings)).model
    typer.echo(run_in_rasa(settings, tool, str(model), str(out), *sets))


@cli.command()
def redact() -> None:
    """Find identifiers: JSON lines {"id", "text"} on stdin, the same with "spans" on stdout."""
    from bot.redact.lines import redact_lines
    from bot.redact.redactor import Redactor

    for line in redact_lines(Redactor().find, sys.stdin):
        typer.echo(line)


@cli.command("redact-train")
def redact_train() -> None:
    """Train the component that finds names, units and posts on bot/redact/sentences/ (about ten minutes)."""
    os.environ["OPENBLAS_NUM_THREADS"] = str(os.cpu_count())  # batches are large enough for all cores
    from bot.redact.train import make

    make()


@cli.command("redact-score")
def redact_score(files: list[TextFile]) -> None:
    """Measure redaction on annotated sentences; print a table in Markdown."""
    from bot.redact.markup import read_sentences
    from bot.redact.redactor import Redactor
    from bot.redact.score import measure, table

    sentences = [sentence for file in files for sentence in read_sentences(file)]
    typer.echo(table(measure(sentences, Redactor().find)))


@answers.command("load")
def load() -> None:
    """Bring new and newer answer files live; a running server shows them within a second."""
    changed = seed_content(ContentStore(database(Settings())))
    typer.echo("\n".join(changed) or "nothing changed")


@training.command("phrasings")
def phrasings() -> None:
    """Print the phrasings that staff added and nlu/ lacks, as blocks for nlu/."""
    typer.echo(taught().phrasings.blocks(), nl=False)


@training.command("back")
def back(staff: str, reason: str) -> None:
    """Activate the model that was active before, when the console cannot; STAFF and REASON are audited."""
    typer.echo(taught().models.back(staff, reason))


def taught() -> Teaching:
    """Return what staff teach with."""
    from bot.redact.redactor import Redactor

    settings = Settings()
    return teaching(settings, database(settings), Redactor().find)


@concerns.command("purge")
def purge() -> None:
    """Destroy the texts that have been kept long enough; a running server does it every hour."""
    settings = Settings()
    destroyed = retention(settings, database(settings)).run()
    typer.echo(f"destroyed the texts of {destroyed} concerns")


@concerns.command("rotate-key")
def rotate_key() -> None:
    """Encrypt all texts with a new key; the last but one is dropped."""
    typer.echo(f"encrypted {rotate_concern_key(Settings())} texts with a new key")


def main() -> None:
    """Run the command; known failures end with one line, not a traceback."""
    try:
        cli()
    except KNOWN_FAILURES as error:
        sys.exit(f"ganwei: {error}")
