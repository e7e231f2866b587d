"""The command `ganwei`."""

import sys

import typer

from bot.cli.answers import answers
from bot.cli.coding import coding
from bot.cli.concerns import concerns
from bot.cli.redaction import redaction
from bot.cli.research import research
from bot.cli.staff import staff
from bot.cli.survey import survey
from bot.cli.training import training
from bot.cli.understanding import understanding
from bot.concerns.keys import BadKeyFile
from bot.concerns.research import UnreadableConcern
from bot.content.files import BadContentFile, CannotWriteFile
from bot.dialogue.model import RasaToolFailed, TrainingFailed
from bot.faults import PartFailed
from bot.local_time import UnknownTimeZone
from bot.redact.lines import BadLine
from bot.redact.markup import BadAnnotation
from bot.research.coding.failures import BadSentence
from bot.research.engine.errors import BadQuery, BadTable, NoSpark, QueryFailed
from bot.research.whole import CannotWrite
from bot.settings import Settings
from bot.staff.accounts import BadName, NameTaken, NoSuchStaff
from bot.training.model import NothingBefore
from bot.web.address import AddressTaken

KNOWN_FAILURES = (
    *(AddressTaken, BadAnnotation, BadContentFile, BadKeyFile, BadLine, CannotWriteFile),
    *(BadName, NameTaken, NoSuchStaff, NothingBefore, PartFailed, RasaToolFailed, TrainingFailed),
    UnknownTimeZone,
    *(
        BadQuery,
        BadSentence,
        BadTable,
        CannotWrite,
        NoSpark,
        QueryFailed,
        UnreadableConcern,
    ),
)
cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
cli.add_typer(understanding)
cli.add_typer(redaction)
cli.add_typer(research)
cli.add_typer(survey)
cli.add_typer(answers, name="answers", help="The answer store.")
cli.add_typer(concerns, name="concerns", help="The anonymous concerns.")
cli.add_typer(coding, name="code", help="The codes of the concerns, for research.")
cli.add_typer(training, name="training", help="What staff teach the bot.")
cli.add_typer(staff, name="staff", help="The accounts of the staff.")


@cli.command()
def serve() -> None:
    """Start the chat page, the console and everything behind them."""
    from bot.serve import serve as run  # rasa-sdk takes seconds to import; other commands do not need it

    run(Settings(), typer.echo)


def main() -> None:
    """Run the command; known failures end with one line, not a traceback."""
    try:
        cli()
    except KNOWN_FAILURES as error:
        sys.exit(f"ganwei: {error}")
