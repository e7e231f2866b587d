"""The releases that were made from the console: numbered folders, and what may be read of them."""

import json
from pathlib import Path
from typing import Any, NamedTuple

FILES = ("report.html", "concerns.csv", "concerns.parquet", "codebook.md", "risk.json")
_DIGITS = 4


class Shelved(NamedTuple):
    """A release: its number, and what its risk.json says."""

    number: int
    risk: dict[str, Any]


class Shelf:
    """The releases in a folder."""

    def __init__(self, folder: Path) -> None:
        """Look at the numbered folders in `folder`, which may not be there yet."""
        self._folder = folder

    def all(self) -> list[Shelved]:
        """Return the releases, the newest first."""
        found = [(number, risk_of(self.place(number))) for number in self._numbers()]
        return [Shelved(number, risk) for number, risk in found if risk]

    def next(self) -> int:
        """Return a number that no release has had."""
        return max(self._numbers(), default=0) + 1

    def place(self, number: int) -> Path:
        """Return the folder of a number."""
        return self._folder / f"{number:0{_DIGITS}}"

    def file(self, number: int, name: str) -> Path | None:
        """Return a file of a release; None when there is none, or the name is none of a release's."""
        file = self.place(number) / name
        return file if name in FILES and file.is_file() else None

    def _numbers(self) -> list[int]:
        if not self._folder.is_dir():
            return []
        return sorted((int(one.name) for one in self._folder.iterdir() if one.name.isdecimal()), reverse=True)


def risk_of(folder: Path) -> dict[str, Any]:
    """Return what risk.json of a release says; an empty dict when there is none that can be read."""
    try:
        risk = json.loads((folder / "risk.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return risk if isinstance(risk, dict) else {}
