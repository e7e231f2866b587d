"""The tables of phrasings that staff added, and of the models that were trained with them."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Boolean, Integer, String, Text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from bot.database import Base

MOST_CHARACTERS = 100  # of a phrasing

type Pairs = list[list[str]]  # (intent, phrasing)


class State(StrEnum):
    """Where a model stands."""

    WAITING = "waiting"
    TRAINING = "training"
    MEASURING = "measuring"
    READY = "ready"  # every question that was right is still right
    BLOCKED = "blocked"  # some are wrong now: activated only with a reason
    ACTIVE = "active"
    FORMER = "former"  # has been active
    FAILED = "failed"


AT_WORK = (State.TRAINING, State.MEASURING)


class Fault(StrEnum):
    """Why a model failed."""

    TRAINING = "training"
    MEASURING = "measuring"
    INTERRUPTED = "interrupted"  # the process that was at work on it ended, more than once
    OUTDATED = "outdated"  # the repository's data has changed since: train again
    SWAP = "swap"  # it did not come up when it was activated


class PhrasingRow(Base):
    """One phrasing that staff added."""

    __tablename__ = "phrasing"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy reads it once

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    intent: Mapped[str] = mapped_column(String(60), index=True)
    text: Mapped[str] = mapped_column(String(MOST_CHARACTERS))
    folded: Mapped[str] = mapped_column(Text, unique=True)
    author: Mapped[str] = mapped_column(String(60))
    at: Mapped[str] = mapped_column(String(25))  # ISO 8601, UTC, seconds


class ModelRow(Base):
    """One training, and the model that came of it. Number 1 is the repository's own, without an author."""

    __tablename__ = "model"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy reads it once

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    author: Mapped[str] = mapped_column(String(60), default="")
    state: Mapped[str] = mapped_column(String(12), default=State.WAITING)
    fault: Mapped[str] = mapped_column(String(12), default="")
    # Unique, and None in all rows but one: the database itself sees to it that there are never two.
    is_under_way: Mapped[bool | None] = mapped_column(Boolean, unique=True)
    is_active: Mapped[bool | None] = mapped_column(Boolean, unique=True)
    left: Mapped[int] = mapped_column(Integer, default=0)  # grows: who ceased to be active last
    names: Mapped[list[str]] = mapped_column(JSON, default=list)  # of its files, the latest last
    steps: Mapped[list[list[str]]] = mapped_column(JSON, default=list)  # (name, ISO 8601), in their order
    worker: Mapped[str] = mapped_column(String(16), default="")  # which process is at work on it
    beat: Mapped[int] = mapped_column(Integer, default=0)  # when it was last heard of, Unix seconds
    tries: Mapped[int] = mapped_column(Integer, default=0)
    against: Mapped[int | None] = mapped_column(Integer)  # the model that it was measured against
    figures: Mapped[dict[str, dict[str, float]]] = mapped_column(JSON, default=dict)
    asked: Mapped[int] = mapped_column(Integer, default=0)  # held-out questions
    moved: Mapped[int] = mapped_column(Integer, default=0)
    regressions: Mapped[int] = mapped_column(Integer, default=0)
    distress_lost: Mapped[int] = mapped_column(Integer, default=0)
    # Of the first activation:
    activated_by: Mapped[str] = mapped_column(String(60), default="")
    reason: Mapped[str] = mapped_column(String(500), default="")
    activated_at: Mapped[str] = mapped_column(String(25), default="")
    serves_since: Mapped[str] = mapped_column(String(25), default="")  # empty until a process has it in use
    held: Mapped[int] = mapped_column(Integer, default=0)  # how many phrasings of staff it holds
    holds: Mapped[Pairs] = deferred(mapped_column(JSON, default=list))
    questions: Mapped[list[dict[str, Any]]] = deferred(mapped_column(JSON, default=list))  # that moved
