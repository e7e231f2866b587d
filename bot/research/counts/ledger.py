"""The ledger of the privacy budget: it refuses overspending, and never draws twice from the same data."""

import hashlib
import json
from math import ceil
from typing import NamedTuple

from sqlalchemy import Engine, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.database import now
from bot.research.counts.budget import THOUSANDTHS, Budget, thousandths
from bot.research.counts.noise import half_width, noisy
from bot.research.counts.tables import BudgetRow, FiguresRow
from bot.research.failures import Refusal

type Tables = dict[str, dict[str, int]]  # table -> value -> count


class BudgetSpent(Refusal):
    """What is left of the budget does not pay for these figures: what was `asked` for, and is `left`."""


class Figures(NamedTuple):
    """Noisy counts, how far their noise goes (95 %), and the budget as it was after they were paid."""

    counts: Tables
    half_width: float
    epsilon: float
    spent: float


class Ledger:
    """Pay for figures and keep them."""

    def __init__(self, engine: Engine, budget: float) -> None:
        """Keep the ledger in the tables behind `engine`; no account may spend more than `budget` epsilon."""
        self._engine = engine
        self._budget = Budget(engine, budget).thousandths

    def figures(self, account: str, tables: Tables, epsilon: float) -> Figures:
        """Return the tables with noise of `epsilon` in all; raise BudgetSpent and draw nothing.

        The same counts of the same account cost nothing again and give the same figures: drawn anew each
        time, the noise could be averaged away. So figures that stay the same say that nothing has changed.
        """
        cost = ceil(thousandths(epsilon))  # what is drawn is what is paid, a thousandth at least
        self._open_account(account)
        try:
            return self._figures(account, tables, cost)
        except IntegrityError:  # another process drew the same figures just now; nothing was paid twice
            return self._figures(account, tables, cost)

    def _figures(self, account: str, tables: Tables, cost: int) -> Figures:
        epsilon, data = cost / THOUSANDTHS, _fingerprint(tables)
        with Session(self._engine) as session, session.begin():
            row = session.get(FiguresRow, (account, data, cost))
            if row is None:
                spent = self._pay(session, account, cost)
                drawn = {name: noisy(table, epsilon / len(tables)) for name, table in tables.items()}
                row = FiguresRow(account=account, data=data, cost=cost, spent=spent, at=now())
                row.figures = json.dumps(drawn, ensure_ascii=False)
                session.add(row)
            counts = json.loads(row.figures)
            return Figures(counts, half_width(epsilon / len(tables)), epsilon, row.spent / THOUSANDTHS)

    def _open_account(self, account: str) -> None:
        try:
            with Session(self._engine) as session, session.begin():
                if session.get(BudgetRow, account) is None:
                    session.add(BudgetRow(account=account, spent=0))
        except IntegrityError:
            pass  # another process opened it just now

    def _pay(self, session: Session, account: str, cost: int) -> int:
        """Spend, in one statement: two releases at once cannot both take what is enough for one."""
        can_pay = (BudgetRow.account == account) & (BudgetRow.spent + cost <= self._budget)
        paid = session.execute(update(BudgetRow).where(can_pay).values(spent=BudgetRow.spent + cost))
        spent = session.scalar(select(BudgetRow.spent).where(BudgetRow.account == account)) or 0
        if not paid.rowcount:  # type: ignore[attr-defined]  # an update has one
            left, asked = max(0, self._budget - spent) / THOUSANDTHS, cost / THOUSANDTHS
            raise BudgetSpent("budget", asked=f"{asked:g}", left=f"{left:g}")
        return spent


def _fingerprint(tables: Tables) -> str:
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()
