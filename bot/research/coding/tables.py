"""The table of codes: what the model and researchers gave to concerns. It goes with its concern.

Who answers people and lets them withdraw knows nothing of this table, so the database itself takes the codes
along: by the foreign key, and in SQLite, which does not look at foreign keys unless told to, by a trigger.
"""

from sqlalchemy import Float, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.concerns.tables import ConcernRow
from bot.database import Base
from bot.research.going_along import goes_along

MODEL = ""  # the coder of what the model gave


@goes_along
class CodeRow(Base):
    """One code of a concern: by the model, with its probability, or by one researcher."""

    __tablename__ = "concern_code"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - as SQLAlchemy wants it

    concern_key: Mapped[bytes] = mapped_column(
        LargeBinary(16), ForeignKey(ConcernRow.key, ondelete="CASCADE"), primary_key=True
    )
    column: Mapped[str] = mapped_column(String(12), primary_key=True)
    coder: Mapped[str] = mapped_column(String(12), primary_key=True)  # the label of a researcher, or MODEL
    by: Mapped[str] = mapped_column(String(12))  # CodedBy
    value: Mapped[str] = mapped_column(String(12))
    p: Mapped[float | None] = mapped_column(Float)  # of the model
