"""A release: one visible list of steps from the concerns that were read to a folder that is proved and whole.

The order is a safety property, and a test pins it: nothing is put in its place before it was read back.
"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.research.engine.engine import Engine
from bot.research.making.attacking import attack
from bot.research.making.counting import count
from bot.research.making.grouping import anonymise_classes, group, order
from bot.research.making.measuring import measure
from bot.research.making.proving import prove, record
from bot.research.making.remembering import look_back, remember
from bot.research.making.selecting import choose_texts
from bot.research.making.staging import stage_concerns
from bot.research.making.surveying import survey
from bot.research.making.telling import tell
from bot.research.making.work import Parts, Wanted, Work
from bot.research.rows import write_rows
from bot.research.source import Source
from bot.research.writing import whole_folder

type Step = Callable[[Work], None]


def write_files(work: Work) -> None:
    """Write the rows, with their texts, as Parquet and CSV."""
    write_rows(work.ordered, work.chosen.texts, work.folder)


STEPS: tuple[Step, ...] = (
    stage_concerns,
    group,
    look_back,
    anonymise_classes,
    order,
    measure,
    attack,
    choose_texts,
    write_files,
    count,
    survey,
    tell,
    prove,
    record,
    remember,
)


class Releaser:
    """Makes releases."""

    def __init__(self, parts: Parts, wanted: Wanted) -> None:
        """Make them with these parts, as it is wanted."""
        self._parts = parts
        self._wanted = wanted

    def release(self, source: Source, engine: Callable[[Path], Engine], out: Path) -> dict[str, Any]:
        """Write a release of `source` to the folder `out`; return what risk.json holds.

        Nothing is written when it fails: raise NothingToRelease, ReleaseFails, BadInput, BudgetSpent or
        CannotWrite. `engine` makes an engine that keeps its files in the folder it is given.
        """
        with whole_folder(out) as folder, TemporaryDirectory(prefix="ganwei-release-") as temp:
            with engine(Path(temp)) as running:
                work = Work(self._parts, self._wanted, source, running, folder, Path(temp))
                for step in STEPS:
                    step(work)
            return work.risk
