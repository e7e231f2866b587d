"""What is left of the privacy budget, read without the libraries of research, which a console has not."""

from math import floor

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.research.counts.tables import BudgetRow

THOUSANDTHS = 1000
_DIGITS = 6  # 0.007 * 1000 is a little more than 7


class Budget:
    """The budget of each body of data, in epsilon."""

    def __init__(self, engine: Engine, whole: float) -> None:
        """Read what has been spent behind `engine`; no account may spend more than the `whole`."""
        self._engine = engine
        self.thousandths = floor(thousandths(whole))

    @property
    def whole(self) -> float:
        """Return how much epsilon an account may spend in all."""
        return self.thousandths / THOUSANDTHS

    def left(self, account: str) -> float:
        """Return how much epsilon an account may still spend; 0 when more than the whole has been spent."""
        with Session(self._engine) as session:
            row = session.get(BudgetRow, account)
            return max(0, self.thousandths - (row.spent if row else 0)) / THOUSANDTHS


def thousandths(epsilon: float) -> float:
    """Return an epsilon in thousandths, in which the ledger is kept."""
    return round(epsilon * THOUSANDTHS, _DIGITS)
