"""The tables of shapes: how a concern, or the concerns of a file, were first released.

A shape goes with its concern, as codes do: by the foreign key, and in SQLite by a trigger.
"""

from sqlalchemy import ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.concerns.tables import ConcernRow
from bot.database import Base
from bot.research.going_along import goes_along


@goes_along
class ShapeRow(Base):
    """A concern's quasi-identifiers as they were released, and the status that it had then."""

    __tablename__ = "concern_shape"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as SQLAlchemy wants it

    concern_key: Mapped[bytes] = mapped_column(
        LargeBinary(16), ForeignKey(ConcernRow.key, ondelete="CASCADE"), primary_key=True
    )
    release: Mapped[int] = mapped_column(Integer)  # those of one release are k among themselves
    had_status: Mapped[str] = mapped_column(String(12))
    month: Mapped[str] = mapped_column(String(12))
    district: Mapped[str] = mapped_column(String(12))
    level: Mapped[str] = mapped_column(String(12))
    field: Mapped[str] = mapped_column(String(12))
    length: Mapped[str] = mapped_column(String(12))
    status: Mapped[str] = mapped_column(String(12))


class FileRow(Base):
    """In which way the concerns of a file were released."""

    __tablename__ = "research_file"

    account: Mapped[str] = mapped_column(String(80), primary_key=True)
    k: Mapped[int] = mapped_column(Integer)
    l: Mapped[int] = mapped_column(Integer)  # noqa: E741
    month: Mapped[str] = mapped_column(String(7))  # the last that was over
