"""Sheets that were handed in and are not yet written: their sums, in memory only."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.questionnaire.codes import Cell, Mark
from bot.usage.counting import Counting


@dataclass(frozen=True)
class Sums:
    """Sums by cell and by (statement, mark), in no order: nothing says which came together."""

    cells: Counter[Cell] = field(default_factory=Counter)
    marks: Counter[tuple[str, Mark]] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        """Say whether anything was counted."""
        return bool(self.cells or self.marks)

    def add(self, other: "Sums") -> None:
        """Add the sums of another."""
        self.cells.update(other.cells)
        self.marks.update(other.marks)


class Tally(Counting[Sums]):
    """Sums that grow with every sheet until they are taken to be written."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__(Sums)

    def handed_in(self, cell: Cell, marks: Mapping[str, Mark]) -> None:
        """Count what a sheet says; one without an answer beside the quiz has no cell."""
        with self.counted() as sums:
            if any(cell):
                sums.cells[cell] += 1
            sums.marks.update(marks.items())
