"""What the sections read: the material, its rows grouped once, its texts read once."""

from dataclasses import dataclass

import pandas as pd

from bot.research.report.cells import READ, completed, grouped, said_only, totals
from bot.research.report.material import Material
from bot.research.report.reading.corpus import Corpus, corpus_of


@dataclass(frozen=True)
class Work:
    """The material with what is made from it for several sections."""

    material: Material
    cells: pd.DataFrame
    corpus: Corpus

    @property
    def k(self) -> int:
        """How many must stand behind what is shown."""
        return self.material.k

    @property
    def rows(self) -> int:
        """How many rows were released."""
        return len(self.material.released)

    @property
    def counted(self) -> pd.DataFrame:
        """The groups of rows without a text: those that are for counting."""
        return self.cells[~self.cells[READ].astype("bool")]

    def said(self, column: str) -> dict[str, int]:
        """Return how many rows have each value of a column that was said and published."""
        return said_only(totals(self.cells, column))


def work_on(material: Material) -> Work:
    """Group the rows and read the texts."""
    frame = completed(material.released)
    return Work(material, grouped(frame), corpus_of(frame))
