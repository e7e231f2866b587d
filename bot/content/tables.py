"""The tables of content: what is live, every version that ever was, drafts, what is withdrawn."""

from typing import Any

from sqlalchemy import JSON, Integer, String, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import Table

from bot.audit.record import REASON
from bot.database import Base

_KIND, _KEY, _NAME = String(20), String(60), String(60)
_STATE, _DAY, _TIME = String(12), String(10), String(25)


class EntryRow(Base):
    """One entry as it is live."""

    __tablename__ = "content"

    kind: Mapped[str] = mapped_column(_KIND, primary_key=True)
    key: Mapped[str] = mapped_column(_KEY, primary_key=True)
    version: Mapped[int] = mapped_column(Integer)
    revision: Mapped[int] = mapped_column(Integer, index=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class VersionRow(Base):
    """One version of an entry, live or former: where it came from, what changed, whose work it is."""

    __tablename__ = "content_version"

    kind: Mapped[str] = mapped_column(_KIND, primary_key=True)
    key: Mapped[str] = mapped_column(_KEY, primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    origin: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(String(REASON), default="")
    author: Mapped[str] = mapped_column(_NAME, default="")
    approver: Mapped[str] = mapped_column(_NAME, default="")
    at: Mapped[str] = mapped_column(_TIME)  # ISO 8601, UTC, seconds


class BaseRow(Base):
    """The version of an entry on which its file and what is live last agreed."""

    __tablename__ = "content_base"

    kind: Mapped[str] = mapped_column(_KIND, primary_key=True)
    key: Mapped[str] = mapped_column(_KEY, primary_key=True)
    version: Mapped[int] = mapped_column(Integer)


class DraftRow(Base):
    """The one draft of an entry. `stamp` grows with every change: who saves must have seen the newest."""

    __tablename__ = "content_draft"

    kind: Mapped[str] = mapped_column(_KIND, primary_key=True)
    key: Mapped[str] = mapped_column(_KEY, primary_key=True)
    stamp: Mapped[int] = mapped_column(Integer)
    base: Mapped[int] = mapped_column(Integer)  # the live version that it was made from; 0: none
    body: Mapped[dict[str, Any]] = mapped_column(JSON)  # not checked before it is submitted
    state: Mapped[str] = mapped_column(_STATE, index=True)
    editors: Mapped[list[str]] = mapped_column(JSON)  # everybody who has saved it, the last one last
    note: Mapped[str] = mapped_column(String(REASON), default="")
    returned: Mapped[str] = mapped_column(String(REASON), default="")  # why it was sent back
    approver: Mapped[str] = mapped_column(_NAME, default="")
    publish_on: Mapped[str] = mapped_column(_DAY, default="")  # ISO 8601 day, of a scheduled one
    at: Mapped[str] = mapped_column(_TIME)


class WithdrawnRow(Base):
    """An entry that is not shown for now."""

    __tablename__ = "content_withdrawn"

    kind: Mapped[str] = mapped_column(_KIND, primary_key=True)
    key: Mapped[str] = mapped_column(_KEY, primary_key=True)
    reason: Mapped[str] = mapped_column(String(REASON))
    staff: Mapped[str] = mapped_column(_NAME)
    at: Mapped[str] = mapped_column(_TIME)


class RevisionRow(Base):
    """One number that grows with every change of what is live; whoever makes it grow locks the others out."""

    __tablename__ = "content_revision"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    value: Mapped[int] = mapped_column(Integer)


@event.listens_for(RevisionRow.__table__, "after_create")
def _begin_at_zero(table: Table, connection: Connection, **_: object) -> None:
    connection.execute(table.insert().values(number=1, value=0))
