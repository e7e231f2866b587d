"""The tables of the questionnaire: sums of all time. No row of a sheet, no day, no week, no channel."""

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base
from bot.usage.adding import UNORDERED


class CellSum(Base):
    """How many sheets gave the same four answers; an empty one was skipped."""

    __tablename__ = "questionnaire_cell"
    __table_args__ = UNORDERED

    awareness: Mapped[str] = mapped_column(String(20), primary_key=True)
    around: Mapped[str] = mapped_column(String(10), primary_key=True)
    own: Mapped[str] = mapped_column(String(10), primary_key=True)
    level: Mapped[str] = mapped_column(String(10), primary_key=True)
    sheets: Mapped[int] = mapped_column(Integer, default=0)


class StatementSum(Base):
    """How a statement of the quiz was judged."""

    __tablename__ = "questionnaire_statement"
    __table_args__ = UNORDERED

    statement: Mapped[str] = mapped_column(String(30), primary_key=True)
    right: Mapped[int] = mapped_column(Integer, default=0)
    wrong: Mapped[int] = mapped_column(Integer, default=0)
    unsure: Mapped[int] = mapped_column(Integer, default=0)
