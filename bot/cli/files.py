"""Arguments that name files."""

from pathlib import Path
from typing import Annotated

import typer

_IS_FILE = typer.Argument(exists=True, dir_okay=False, resolve_path=True)
TextFile = Annotated[Path, _IS_FILE]
TextFiles = Annotated[list[Path], _IS_FILE]
