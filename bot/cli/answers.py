"""The commands `ganwei answers`: between the files of the repository and the answer store."""

from pathlib import Path
from typing import Annotated

import typer

from bot.compose.storage import FOLDERS, compare_content, database, read_files, seed_content
from bot.content import export as exporting
from bot.content.export import Both
from bot.content.files import tidy as tidy_folder
from bot.content.store import ContentStore
from bot.settings import ROOT, Settings

answers = typer.Typer(no_args_is_help=True)
Root = Annotated[Path, typer.Option("--out", help="The folder that holds answers/ and channels/.")]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; end with 1 if anything differs.")]
Merge = Annotated[bool, typer.Option("--merge", help="Take both where different fields were changed.")]
Force = Annotated[bool, typer.Option("--force", help="Take what is live where both were changed.")]


@answers.command("load")
def load() -> None:
    """Bring new and newer answer files live; a running server shows them within a second."""
    changed = seed_content(ContentStore(database(Settings())))
    typer.echo("\n".join(changed) or "nothing changed")


@answers.command("export")
def export(out: Root = ROOT, check: Check = False, merge: Merge = False, force: Force = False) -> None:
    """Write what was changed live into the files; report what the files, their base and live say.

    Ends with 1 if something was changed on both sides and is left as it is.
    """
    both = Both.FORCE if force else Both.MERGE if merge else Both.LEAVE
    store = ContentStore(database(Settings()))
    report = compare_content(store, out)
    typer.echo("\n".join(exporting.text(report, both)))
    if check:
        raise typer.Exit(not exporting.is_same(report))
    typer.echo(f"{exporting.write(report, out, both)} files written")
    if out == ROOT:  # an export to look at elsewhere settles nothing
        store.agree(read_files(out))
    raise typer.Exit(not exporting.is_settled(report, both))


@answers.command("tidy")
def tidy(out: Root = ROOT) -> None:
    """Write the files in the one style: order of the fields, quotes, blocks. Their content stays."""
    paths = [path for folder, kind in FOLDERS.items() for path in tidy_folder(out / folder, kind)]
    typer.echo("\n".join(str(path) for path in paths) or "nothing changed")
