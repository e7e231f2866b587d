"""The cells of a workbook that somebody sent, read in a process of its own, within limits."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date

from bot.settings import ROOT
from bot.workbook.problem import Refused

MEGABYTES = 10  # of the file
SECONDS = 30  # until an answer
COMMAND = (sys.executable, "-s", "-E", "-m", "bot.workbook.cells")


@dataclass(frozen=True)
class Odd:
    """What is no value: an error such as #NAME?, a formula that was not computed, a time of day."""

    text: str


type Cell = str | float | bool | date | Odd
type Merged = tuple[tuple[int, int], tuple[int, int]]  # first and last cell, row and column from 0


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet from its very first; an empty one is an empty string."""

    name: str
    rows: list[list[Cell]]
    merged: list[Merged]


def sheets_of(data: bytes) -> list[Sheet]:
    """Return the sheets of a workbook; raise Refused for what is none, is too large or takes too long."""
    if not data:
        raise Refused("empty_file")
    if len(data) > MEGABYTES * 1024 * 1024:
        raise Refused("too_big", megabytes=MEGABYTES)
    return taken(_answer(data))


def taken(said: str | bytes) -> list[Sheet]:
    """Return the sheets that the process said it found, or raise the Refused that it said."""
    answer = json.loads(said, object_hook=_value)
    if "refused" in answer:
        raise Refused(answer["refused"], **answer["gaps"])
    return [Sheet(**sheet) for sheet in answer["sheets"]]


def _answer(data: bytes) -> bytes:
    """Return what the process says; raise Refused when it does not live to say it."""
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours
            COMMAND,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},  # no setting, no token
            cwd=ROOT,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("too_costly") from error
    if done.returncode:
        raise Refused("too_costly" if done.returncode < 0 else "damaged")
    return done.stdout


def _value(found: dict[str, object]) -> object:
    if "date" in found:
        return date.fromisoformat(str(found["date"]))
    return Odd(str(found["odd"])) if "odd" in found else found
