"""The commands `ganwei concerns`: the anonymous concerns."""

import typer

from bot.compose.storage import database, retention, rotate_text_key
from bot.local_time import use_zone
from bot.settings import Settings

concerns = typer.Typer(no_args_is_help=True)


@concerns.command("purge")
def purge() -> None:
    """Destroy the texts that have been kept long enough; a running server does it every hour."""
    settings = Settings()
    use_zone(settings.time_zone)
    concerns_destroyed, questions_destroyed = (each.run() for each in retention(settings, database(settings)))
    typer.echo(f"destroyed the texts of {concerns_destroyed} concerns and {questions_destroyed} questions")


@concerns.command("rotate-key")
def rotate_key() -> None:
    """Encrypt all texts with a new key; the last but one is dropped."""
    typer.echo(f"encrypted {rotate_text_key(Settings())} texts with a new key")
