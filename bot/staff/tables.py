"""The table of staff accounts."""

from sqlalchemy import Boolean, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base

NAME = 30  # characters


class StaffRow(Base):
    """One account. `epoch` grows whenever sessions that began before must end."""

    __tablename__ = "staff"

    name: Mapped[str] = mapped_column(String(NAME), primary_key=True)
    role: Mapped[str] = mapped_column(String(12))
    password: Mapped[str] = mapped_column(String(120))  # argon2id
    one_time_until: Mapped[str] = mapped_column(String(25), default="")  # empty: the password is their own
    totp: Mapped[bytes | None] = mapped_column(LargeBinary)  # the encrypted secret of the second factor
    totp_step: Mapped[int] = mapped_column(Integer, default=0)  # the last step used: no code works twice
    failures: Mapped[int] = mapped_column(Integer, default=0)  # in a row
    locked_until: Mapped[str] = mapped_column(String(25), default="")  # ISO 8601, UTC
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    epoch: Mapped[int] = mapped_column(Integer, default=0)
