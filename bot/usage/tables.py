"""The tables of use: sums by week. There is no row of a single turn, no day and no hour."""

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base
from bot.usage.adding import UNORDERED


class AnswerSum(Base):
    """How often one version of an answer was given in a week, and how often it was marked."""

    __tablename__ = "usage_answer"
    __table_args__ = UNORDERED

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    week: Mapped[str] = mapped_column(String(8), primary_key=True)  # ISO 8601, such as 2026-W48
    given: Mapped[int] = mapped_column(Integer, default=0)
    useful: Mapped[int] = mapped_column(Integer, default=0)
    useless: Mapped[int] = mapped_column(Integer, default=0)


class TurnSum(Base):
    """How many turns of a chat channel ended in one way in a week."""

    __tablename__ = "usage_turn"
    __table_args__ = UNORDERED

    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(12), primary_key=True)
    reason: Mapped[str] = mapped_column(String(60), primary_key=True)
    week: Mapped[str] = mapped_column(String(8), primary_key=True)
    turns: Mapped[int] = mapped_column(Integer, default=0)
