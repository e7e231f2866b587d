"""The command `ganwei survey`: the questionnaire beside the paper's."""

import json
from typing import Annotated

import typer

from bot.compose.storage import database
from bot.settings import Settings

survey = typer.Typer()
AsJson = Annotated[bool, typer.Option("--json", help="For programs; several names stand for their sum.")]
K = Annotated[int, typer.Option("--k", min=2, help="Numbers below it are shown only together with others.")]


@survey.command("survey")
def table(as_json: AsJson = False, k: K = 5) -> None:
    """Print what the questionnaires say beside the paper's figures, in Markdown."""
    from bot.questionnaire.report import markdown, values

    engine = database(Settings())
    typer.echo(json.dumps(values(engine, k), ensure_ascii=False) if as_json else markdown(engine, k))
