"""The commands about the model: train it, measure it."""

from pathlib import Path

import typer

from bot.cli.files import TextFile
from bot.compose.storage import database
from bot.dialogue.model import run_in_rasa
from bot.settings import ROOT, Settings

understanding = typer.Typer()


@understanding.command()
def train() -> None:
    """Train the model, unless one fits the data already; print its path."""
    typer.echo(active_model(Settings()))


@understanding.command("nlu-bench")
def nlu_bench(train_file: TextFile, test_file: TextFile) -> None:
    """Train the pipeline of config.yml on one TSV (text, tab, label), measure it on another, print JSON."""
    files = (str(train_file), str(test_file), str(ROOT / "config.yml"))
    typer.echo(run_in_rasa(Settings(), "bench", *files))


@understanding.command()
def evaluate(sets: list[str]) -> None:
    """Measure the model on held-out sets; write report.html in the data directory."""
    folder = Settings().data_dir / "evaluation"
    measure("report", folder, sets)
    typer.echo(folder / "report.html")


@understanding.command()
def thresholds(sets: list[str]) -> None:
    """Find the thresholds of config.yml on held-out sets; save their curves in docs/."""
    measure("thresholds", ROOT / "docs" / "thresholds.tsv", sets)


def measure(tool: str, out: Path, sets: list[str]) -> None:
    """Let a tool of bot/evaluation/ ask the active model; print its figures."""
    settings = Settings()
    typer.echo(run_in_rasa(settings, tool, str(active_model(settings)), str(out), *sets))


def active_model(settings: Settings) -> Path:
    """Return the active model, trained if need be."""
    from bot.compose.training import model_to_start_with

    return model_to_start_with(settings, database(settings)).model
