"""The tables of the ledger: what has been spent of each budget, and on which figures."""

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base


class BudgetRow(Base):
    """How much of the budget of one body of data has been spent."""

    __tablename__ = "research_budget"

    account: Mapped[str] = mapped_column(String(80), primary_key=True)
    spent: Mapped[int] = mapped_column(Integer, default=0)  # in thousandths of epsilon


class FiguresRow(Base):
    """Noisy figures that were drawn once, and what they cost."""

    __tablename__ = "research_figures"

    account: Mapped[str] = mapped_column(ForeignKey("research_budget.account"), primary_key=True)
    data: Mapped[str] = mapped_column(String(64), primary_key=True)  # HMAC of what was counted
    cost: Mapped[int] = mapped_column(Integer, primary_key=True)  # in thousandths of epsilon
    spent: Mapped[int] = mapped_column(Integer)  # of the account, this cost included
    at: Mapped[str] = mapped_column(String(25))
    figures: Mapped[str] = mapped_column(Text)  # JSON: table -> value -> noisy count
