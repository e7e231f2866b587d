"""The ledger of the privacy budget: it refuses overspending, and never draws twice from the same data."""

import hmac
import json
from collections.abc import Mapping
from math import ceil
from typing import NamedTuple

from sqlalchemy import Engine, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.database import now
from bot.research.counts.budget import THOUSANDTHS, Budget, thousandths
from bot.research.counts.noise import noisy, reach
from bot.research.counts.tables import BudgetRow, FiguresRow
from bot.research.failures import Refusal

type Tables = dict[str, dict[str, int]]  # table -> value -> count


class BudgetSpent(Refusal):
    """What is left of the budget does not pay for these figures: what was `asked` for, and is `left`."""


class Figures(NamedTuple):
    """Noisy counts, the scale of each table's noise, and the budget as it was after they were paid."""

    counts: Tables
    scales: dict[str, float]
    epsilon: float
    spent: float

    @property
    def half_widths(self) -> dict[str, float]:
        """Return by table how far the noise of a count goes in 95 % of cases."""
        return {name: reach(scale) for name, scale in self.scales.items()}

    @property
    def half_width(self) -> float:
        """Return the widest of them; where no sensitivities were given, all are alike."""
        return max(self.half_widths.values())

    def paid(self, account: str) -> dict[str, float | str]:
        """Return what a release tells of the budget that they were paid from."""
        by = {"account": account, "mechanism": "OpenDP discrete Laplace"}
        return {**by, "epsilon": self.epsilon, "spent": self.spent}


class Ledger:
    """Pay for figures and keep them."""

    def __init__(self, engine: Engine, budget: float, key: bytes) -> None:
        """Keep the ledger in the tables behind `engine`; no account may spend more than `budget` epsilon.

        Counts that were paid for are known again by their HMAC with `key`. Without one, whoever has the
        database could try small counts until they fit.
        """
        self._engine = engine
        self._key = key
        self._budget = Budget(engine, budget).thousandths

    def figures(
        self, account: str, tables: Tables, epsilon: float, sensitivities: Mapping[str, int] = {}
    ) -> Figures:
        """Return the tables with noise of `epsilon` in all; raise BudgetSpent and draw nothing.

        `sensitivities`: by how much one of those who are counted changes the counts of a table in all, if
        not by 1. The same counts of the same account cost nothing again and give the same figures: drawn
        anew each time, the noise could be averaged away. So the same figures say that nothing has changed.
        """
        cost = ceil(thousandths(epsilon))  # what is drawn is what is paid, a thousandth at least
        share = cost / THOUSANDTHS / len(tables)
        scales = {name: sensitivities.get(name, 1) / share for name in tables}
        self._open_account(account)
        try:
            return self._figures(account, tables, scales, cost)
        except IntegrityError:  # another process drew the same figures just now; nothing was paid twice
            return self._figures(account, tables, scales, cost)

    def _figures(self, account: str, tables: Tables, scales: dict[str, float], cost: int) -> Figures:
        data = self._fingerprint(tables, scales)
        with Session(self._engine) as session, session.begin():
            row = session.get(FiguresRow, (account, data, cost))
            if row is None:
                spent = self._pay(session, account, cost)
                drawn = {name: noisy(table, scales[name]) for name, table in tables.items()}
                row = FiguresRow(account=account, data=data, cost=cost, spent=spent, at=now())
                row.figures = json.dumps(drawn, ensure_ascii=False)
                session.add(row)
            return Figures(json.loads(row.figures), scales, cost / THOUSANDTHS, row.spent / THOUSANDTHS)

    def _fingerprint(self, tables: Tables, scales: dict[str, float]) -> str:
        return hmac.digest(self._key, json.dumps([tables, scales], sort_keys=True).encode(), "sha256").hex()

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
