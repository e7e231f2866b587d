"""Read the sums of the questionnaire."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.questionnaire.codes import Cell, Mark
from bot.questionnaire.tables import CellSum, StatementSum


@dataclass(frozen=True)
class Held:
    """The sums as they are held: not to be shown before they are made coarse."""

    cells: Counter[Cell]
    statements: dict[str, Counter[Mark]]  # by name

    def table(self, question: str, by: str) -> dict[str, Counter[str]]:
        """Return by answer to `by` how `question` was answered, for those who answered `question`."""
        found: dict[str, Counter[str]] = {}
        for cell, number in self.cells.items():
            said = cell._asdict()
            if said[question]:
                found.setdefault(said[by], Counter())[said[question]] += number
        return found

    def answers(self, question: str) -> Counter[str]:
        """Return how often each answer was given; who skipped the question is nowhere in it."""
        return sum(self.table(question, question).values(), Counter())


def read(engine: Engine) -> Held:
    """Return what is held now, of both tables at one moment."""
    with Session(engine) as session:
        cells = {
            Cell(row.awareness, row.around, row.own, row.level): row.sheets
            for row in session.scalars(select(CellSum))
        }
        statements = {
            row.statement: Counter({Mark.RIGHT: row.right, Mark.WRONG: row.wrong, Mark.UNSURE: row.unsure})
            for row in session.scalars(select(StatementSum))
        }
    return Held(Counter(cells), statements)
