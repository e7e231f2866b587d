"""What the project itself says in every release: its codebook's and its report's wording."""

from functools import cache
from pathlib import Path

import yaml

from bot.research import codebook, report

_WORDING = {".yml", ".j2", ".html"}


@cache
def our_wording() -> str:
    """Return all of it, read from the files that the codebook and the report are made of."""
    folders = [Path(place) for package in (codebook, report) for place in package.__path__]
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.suffix in _WORDING]
    return "\n".join(_said_in(file) for file in files)


def _said_in(file: Path) -> str:
    """Return what a file says; of YAML the values, which may be folded and quoted in the file."""
    content = file.read_text("utf-8")
    if file.suffix != ".yml":
        return content
    return "\n".join(part.value for part in yaml.parse(content) if isinstance(part, yaml.ScalarEvent))
