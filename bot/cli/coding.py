"""The commands `ganwei code`: concerns without codes, their model, the researchers who correct it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.files import TextFile
from bot.cli.research import NOTHING
from bot.research.coding.failures import LEAST, TooFew

coding = typer.Typer(no_args_is_help=True)
HeldOut = Annotated[list[Path] | None, typer.Argument(exists=True, dir_okay=False)]
Save = Annotated[bool, typer.Option("--save", help="Keep the figures beside the model, for releases.")]
Again = Annotated[bool, typer.Option("--again", help="Code what the model has coded before, too.")]
Out = Annotated[Path, typer.Option("--out", help="The workbook to write.")]
Rows = Annotated[int, typer.Option("--rows", min=LEAST, max=5000, help="How many concerns.")]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Of the lot.")]
Coder = Annotated[str, typer.Option("--coder", help="A label such as A or B, not a name.")]


@coding.command("score")
def score(files: HeldOut = None, save: Save = False) -> None:
    """Measure the model on labelled sentences; without files, on its own, each writer left out in turn."""
    from bot.compose.coding import coder
    from bot.research.coding import quality
    from bot.research.coding.measuring import table
    from bot.research.coding.sentences import own_files, read_sentences
    from bot.settings import Settings

    if not files:
        typer.echo(table(quality.left_out_figures(read_sentences(own_files()))))
        return
    figures = quality.figures_of(coder(Settings()), read_sentences(files))
    typer.echo(table(figures))
    if save:
        left_out = quality.left_out_figures(read_sentences(own_files()))
        quality.save(figures, left_out, " ".join(file.stem for file in files), quality.FILE)


@coding.command("run")
def run(again: Again = False) -> None:
    """Code all concerns that have a text and lack a code."""
    from bot.compose.coding import code_all
    from bot.compose.storage import database
    from bot.settings import Settings

    settings = Settings()
    typer.echo(f"coded {code_all(settings, database(settings), again=again)} concerns")


@coding.command("export")
def export(out: Out, rows: Rows = 200, seed: Seed = 0) -> None:
    """Write a workbook of shared texts for researchers to code: half the least certain ones, half by lot."""
    from bot.compose.coding import sheet_to_code
    from bot.compose.storage import database
    from bot.content.files import CannotWriteFile
    from bot.research.coding.words import too_few
    from bot.settings import Settings

    settings = Settings()
    try:
        workbook, written = sheet_to_code(settings, database(settings), rows, seed)
        out.write_bytes(workbook)
    except TooFew:
        typer.echo(f"ganwei: {too_few()}", err=True)
        sys.exit(NOTHING)
    except OSError as error:
        raise CannotWriteFile(f"{out}: {error.strerror}") from None
    typer.echo(f"wrote {written} concerns to {out}")


@coding.command("import")
def import_(file: TextFile, coder: Coder) -> None:
    """Read a workbook back as the codes of one coder, and print how far coders agree."""
    from bot.compose.storage import database
    from bot.concerns.keys import Keys
    from bot.research.coding.agreement import agreement, table
    from bot.research.coding.filled import read_filled
    from bot.research.coding.taking import take
    from bot.settings import Settings

    settings = Settings()
    engine = database(settings)
    taken = take(engine, Keys(settings.keys()), read_filled(file.read_bytes()), coder)
    typer.echo(
        f"took {taken.codes} codes of {taken.concerns} concerns; {taken.gone} rows: no such concern any more"
    )
    typer.echo(table(agreement(engine)))
