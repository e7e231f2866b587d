"""The command `ganwei`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli_answers import answers
from bot.compose.storage import accounts, database, retention, rotate_text_key
from bot.concerns.keys import BadKeyFile
from bot.content.files import BadContentFile, CannotWriteFile
from bot.dialogue.model import RasaToolFailed, TrainingFailed, ensure_model, run_in_rasa
from bot.redact.lines import BadLine
from bot.redact.markup import BadAnnotation
from bot.settings import ROOT, Settings
from bot.staff.accounts import BadName, NameTaken, NoSuchStaff
from bot.staff.roles import Role
from bot.web.address import AddressTaken

KNOWN_FAILURES = (
    *(AddressTaken, BadAnnotation, BadContentFile, BadKeyFile, BadLine, CannotWriteFile),
    *(BadName, NameTaken, NoSuchStaff, RasaToolFailed, TrainingFailed),
)
cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
cli.add_typer(answers, name="answers", help="The answer store.")
concerns = typer.Typer(no_args_is_help=True)
cli.add_typer(concerns, name="concerns", help="The anonymous concerns.")

staff = typer.Typer(no_args_is_help=True)
cli.add_typer(staff, name="staff", help="The accounts of the staff.")


@cli.command()
def serve() -> None:
    """Start the chat page and everything behind it."""
    from bot.serve import serve as run  # rasa-sdk takes seconds to import; other commands do not need it

    run(Settings(), lambda address: typer.echo(f"\n  敢为已就绪 · ganwei is ready:  {address}\n"))


@cli.command()
def train() -> None:
    """Train the model, unless one fits the data already; print its path."""
    typer.echo(ensure_model(Settings()))


TextFile = Annotated[Path, typer.Argument(exists=True, dir_okay=False, resolve_path=True)]


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
    """Let a tool of bot/evaluation/ ask the model that fits the data; print its figures."""
    settings = Settings()
    typer.echo(run_in_rasa(settings, tool, str(ensure_model(settings)), str(out), *sets))


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


@concerns.command("purge")
def purge() -> None:
    """Destroy the texts that have been kept long enough; a running server does it every hour."""
    settings = Settings()
    concerns_destroyed, questions_destroyed = (each.run() for each in retention(settings, database(settings)))
    typer.echo(f"destroyed the texts of {concerns_destroyed} concerns and {questions_destroyed} questions")


@concerns.command("rotate-key")
def rotate_key() -> None:
    """Encrypt all texts with a new key; the last but one is dropped."""
    typer.echo(f"encrypted {rotate_text_key(Settings())} texts with a new key")


Name = Annotated[str, typer.Argument(help="2 to 30 characters, no space")]
InRole = Annotated[Role, typer.Option("--role", help="what they may do")]


@staff.command("add")
def staff_add(name: Name, role: InRole) -> None:
    """Make an account; the last line is its one-time password, good for seven days and kept nowhere."""
    typer.echo(accounts(Settings()).add(name, role))


@staff.command("reset")
def staff_reset(name: Name) -> None:
    """Give an account a new one-time password (the last line); its second factor is dropped."""
    typer.echo(accounts(Settings()).reset(name))


@staff.command("role")
def staff_role(name: Name, role: InRole) -> None:
    """Give an account another role."""
    accounts(Settings()).set_role(name, role)


@staff.command("shut")
def staff_shut(name: Name) -> None:
    """Shut an account; its sessions end."""
    accounts(Settings()).set_active(name, active=False)


@staff.command("open")
def staff_open(name: Name) -> None:
    """Open an account again, or unlock it."""
    accounts(Settings()).set_active(name, active=True)


@staff.command("list")
def staff_list() -> None:
    """List the accounts: name, role, state."""
    for member in accounts(Settings()).all():
        state = "shut" if not member.active else "locked" if member.is_locked else "open"
        typer.echo(f"{member.name}\t{member.role}\t{state}")


def main() -> None:
    """Run the command; known failures end with one line, not a traceback."""
    try:
        cli()
    except KNOWN_FAILURES as error:
        sys.exit(f"ganwei: {error}")
