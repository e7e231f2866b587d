"""The tables of what we did not know: random keys in whose order the rows lie, and weeks, as for concerns."""

from enum import StrEnum

from sqlalchemy import Boolean, ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.concerns.tables import Sealed, random_key
from bot.database import Base

_UNORDERED = {"sqlite_with_rowid": False}


class State(StrEnum):
    """Where a group stands."""

    CONSENTED = "consented"  # known by examples that were consented to; fewer than k have asked the like
    OPEN = "open"
    USED = "used"
    DISMISSED = "dismissed"


class GroupRow(Base):
    """Questions that are alike."""

    __tablename__ = "miss_group"
    __table_args__ = _UNORDERED

    key: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True, default=random_key)
    state: Mapped[str] = mapped_column(String(9))
    answer: Mapped[str] = mapped_column(String(60), default="")  # the key of the one that staff write for it
    weeks: Mapped[list["WeekRow"]] = relationship(order_by="WeekRow.week", cascade="all, delete-orphan")
    examples: Mapped[list["ExampleRow"]] = relationship(
        order_by="ExampleRow.key", cascade="all, delete-orphan"
    )


class WeekRow(Base):
    """How many senders asked a question of a group in a week; the first also counts those who opened it."""

    __tablename__ = "miss_week"
    __table_args__ = _UNORDERED

    group_key: Mapped[bytes] = mapped_column(ForeignKey("miss_group.key"), primary_key=True)
    week: Mapped[str] = mapped_column(String(8), primary_key=True)  # ISO 8601, such as 2026-W48
    senders: Mapped[int] = mapped_column(Integer)


class ExampleRow(Sealed, Base):
    """One question of a group, encrypted."""

    __tablename__ = "miss_example"
    __table_args__ = _UNORDERED

    key: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True, default=random_key)
    group_key: Mapped[bytes] = mapped_column(ForeignKey("miss_group.key"), index=True)
    reason: Mapped[str] = mapped_column(String(12))
    week: Mapped[str] = mapped_column(String(8))
    is_consented: Mapped[bool] = mapped_column(Boolean)
