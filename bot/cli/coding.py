"""The commands `ganwei code`: concerns without codes, their model, the researchers who correct it."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.cli.files import TextFile
from bot.cli.research import BAD, DISK, NOTHING
from bot.research.coding.failures import BadCoder, BadSentence, BadSheet, TooFew
from bot.research.promise import LEAST_ALIKE

coding = typer.Typer(no_args_is_help=True)
HeldOut = Annotated[list[Path] | None, typer.Argument(exists=True, dir_okay=False)]
Save = Annotated[bool, typer.Option("--save", help="Keep the figures beside the model, for releases.")]
Again = Annotated[bool, typer.Option("--again", help="Code what the model has coded before, too.")]
Out = Annotated[Path, typer.Option("--out", help="The workbook to write.")]
Rows = Annotated[int, typer.Option("--rows", min=LEAST_ALIKE, max=5000, help="How many concerns.")]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Of the lot.")]
Coder = Annotated[str, typer.Option("--coder", help="A label such as A or B, not a name.")]


@coding.command("score")
def score(files: HeldOut = None, save: Save = False) -> None:
    """Measure the model on labelled sentences; without files, on its own, each writer left out in turn."""
    from bot.compose.coding import coder
    from bot.research.coding import quality
    from bot.research.coding.printed import score_table
    from bot.research.coding.sentences import own_files, read_sentences
    from bot.research.coding.telling import no_sentences, refused
    from bot.settings import Settings

    if not files:
        typer.echo(score_table(quality.left_out_figures(read_sentences(own_files()))))
        return
    try:
        sentences = read_sentences(files)
    except BadSentence as error:
        _end(refused(error), BAD)
    if not sentences:
        _end(no_sentences(), NOTHING)
    figures = quality.figures_of(coder(Settings()), sentences)
    typer.echo(score_table(figures))
    if save:
        left_out = quality.left_out_figures(read_sentences(own_files()))
        quality.save(figures, left_out, " ".join(file.stem for file in files), quality.FILE)


@coding.command("run")
def run(again: Again = False) -> None:
    """Code all concerns that have a text and lack a code."""
    from bot.compose.coding import code_all
    from bot.compose.storage import database
    from bot.research.coding.telling import coded
    from bot.settings import Settings

    settings = Settings()
    typer.echo(coded(code_all(settings, database(settings), again=again)))


@coding.command("export")
def export(out: Out, rows: Rows = 200, seed: Seed = 0) -> None:
    """Write a workbook of shared texts for researchers to code: half the least certain ones, half by lot."""
    from bot.cli.told import refused as not_written
    from bot.compose.coding import sheet_to_code
    from bot.compose.storage import database
    from bot.research.coding.telling import refused, written
    from bot.research.whole import CannotWrite, whole
    from bot.settings import Settings

    settings = Settings()
    try:
        workbook, number = sheet_to_code(settings, database(settings), rows, seed)
        with whole(out) as part:
            part.write_bytes(workbook)
    except TooFew as error:
        _end(refused(error), NOTHING)
    except CannotWrite as error:
        _end(not_written(error), DISK)
    typer.echo(written(number, out))


@coding.command("import")
def import_(file: TextFile, coder: Coder) -> None:
    """Read a workbook back as the codes of one coder, and print how far coders agree."""
    from bot.compose.storage import database
    from bot.concerns.keys import Keys
    from bot.research.coding.agreement import agreement
    from bot.research.coding.filled import read_filled
    from bot.research.coding.printed import agreement_table
    from bot.research.coding.taking import take
    from bot.research.coding.telling import refused, taken
    from bot.settings import Settings

    settings = Settings()
    engine = database(settings)
    try:
        of_sheet = take(engine, Keys(settings.keys()), read_filled(file.read_bytes()), coder)
    except (BadSheet, BadCoder) as error:
        _end(refused(error), BAD)
    typer.echo(taken(of_sheet))
    typer.echo(f"\n{agreement_table(agreement(engine))}")


def _end(line: str, code: int) -> NoReturn:
    typer.echo(f"ganwei: {line}", err=True)
    sys.exit(code)
