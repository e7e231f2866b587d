"""The tables of the concerns. Keys are random, and rows lie in their order: nothing tells who came first."""

import secrets

from sqlalchemy import Boolean, ForeignKey, Integer, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.database import Base

_UNORDERED = {"sqlite_with_rowid": False}


def random_key() -> bytes:
    """Return a key that says nothing: 16 random bytes."""
    return secrets.token_bytes(16)


class Sealed:
    """A row whose text is encrypted with the keys of the concerns."""

    body: Mapped[bytes] = mapped_column(LargeBinary)


class ConcernRow(Base):
    """A concern: coarse codes, the week, and what finds it for the holder of its receipt."""

    __tablename__ = "concern"
    __table_args__ = _UNORDERED

    key: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True, default=random_key)
    receipt: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)  # keyed index of the receipt
    guard: Mapped[str] = mapped_column(String(120))  # argon2id of the receipt
    seed: Mapped[bytes] = mapped_column(
        LargeBinary(16)
    )  # of the tags on the page of news; not made from the receipt
    news: Mapped[bool] = mapped_column(Boolean, default=False)  # something the holder has not seen
    nickname: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(12))
    week: Mapped[str] = mapped_column(String(8))  # ISO 8601, such as 2026-W48
    length: Mapped[str] = mapped_column(String(2))
    reluctance: Mapped[str | None] = mapped_column(String(12))
    link: Mapped[str | None] = mapped_column(String(12))
    field: Mapped[str | None] = mapped_column(String(12))
    level: Mapped[str | None] = mapped_column(String(12))
    district: Mapped[str | None] = mapped_column(String(12))
    share: Mapped[bool] = mapped_column(  # the holder agreed that researchers read the texts
        Boolean, default=False, server_default=false()
    )
    texts: Mapped[list["TextRow"]] = relationship(
        order_by="TextRow.place", cascade="all, delete-orphan", back_populates="concern"
    )


class TextRow(Sealed, Base):
    """One text of a concern, encrypted: what its holder wrote, redacted, or what staff replied."""

    __tablename__ = "concern_text"
    __table_args__ = _UNORDERED

    concern_key: Mapped[bytes] = mapped_column(ForeignKey("concern.key"), primary_key=True)
    place: Mapped[int] = mapped_column(Integer, primary_key=True)
    author: Mapped[str] = mapped_column(String(6))
    week: Mapped[str] = mapped_column(String(8))
    concern: Mapped[ConcernRow] = relationship(back_populates="texts")
