"""A command of ours in a process of its own: niced, silent, and ended when it takes too long."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from bot.settings import ROOT, Settings

SECONDS_AT_MOST = 4 * 3600
NICENESS = 10
_SECONDS_TO_END = 30  # after SIGTERM, in which it removes its files


class Command(Protocol):
    """Runs a command to its end."""

    def __call__(self, arguments: list[str]) -> int:
        """Return the exit code of `ganwei` with these arguments."""


def own_process(settings: Settings) -> Command:
    """Return what runs `ganwei` in a process of its own, niced and silent, with these settings."""
    chosen = ("data_dir", "database_url", "key_file", "days_kept", "time_zone", "release_budget")
    values = {name: getattr(settings, name) for name in chosen}
    told = {f"GANWEI_{name.upper()}": str(value) for name, value in values.items() if value is not None}

    def run(arguments: list[str]) -> int:
        silent = subprocess.DEVNULL
        with subprocess.Popen(  # noqa: S603 — our own command; nothing in it is typed by a person
            ["nice", f"-n{NICENESS}", sys.executable, "-m", "bot", *arguments],  # noqa: S607
            cwd=ROOT,
            env={**os.environ, **told},
            stdin=silent,
            stdout=silent,
            stderr=silent,
        ) as child:
            return ended(child, SECONDS_AT_MOST)

    return run


def ended(child: subprocess.Popen[bytes], seconds: float) -> int:
    """Return the exit code of a process; raise TimeoutExpired after ending one that takes too long."""
    try:
        return child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.terminate()
        try:
            child.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            child.kill()
        raise


def folder_of(settings: Settings) -> Path:
    """Return the folder of the releases that were made from the console."""
    return settings.data_dir / "releases"
