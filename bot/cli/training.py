"""The commands `ganwei training`: what staff teach the bot."""

from typing import TYPE_CHECKING

import typer

from bot.compose.storage import database
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.compose.training import Teaching

training = typer.Typer(no_args_is_help=True)


@training.command("phrasings")
def phrasings() -> None:
    """Print the phrasings that staff added and nlu/ lacks, as blocks for nlu/."""
    typer.echo(taught().phrasings.blocks(), nl=False)


@training.command("back")
def back(staff: str, reason: str) -> None:
    """Activate the model that was active before, when the console cannot; STAFF and REASON are audited."""
    typer.echo(taught().models.back(staff, reason))


def taught() -> "Teaching":
    """Return what staff teach with."""
    from bot.compose.training import teaching
    from bot.redact.redactor import Redactor

    settings = Settings()
    return teaching(settings, database(settings), Redactor().find)
