"""Bring an entry live: one transaction writes the live row, its version and the revision, or nothing."""

from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.content.entry import Entry
from bot.content.tables import EntryRow, RevisionRow, VersionRow
from bot.database import now


class Origin(StrEnum):
    """Where a version came from."""

    FILE = "file"
    CONSOLE = "console"
    BACK = "back"  # an earlier version, brought back


class How(NamedTuple):
    """What is remembered about a version."""

    origin: Origin
    note: str = ""
    author: str = ""
    approver: str = ""


def grow(session: Session) -> int:
    """Make the revision grow and return it; other writers wait until this transaction ends.

    Call it before anything is read on which the change rests.
    """
    session.execute(update(RevisionRow).values(value=RevisionRow.value + 1))
    return session.query(RevisionRow.value).scalar() or 0


def publish(session: Session, entry: Entry, revision: int, how: How) -> None:
    """Make `entry` what is live under its key."""
    body = entry.model_dump(mode="json")
    what = {"kind": entry.kind, "key": entry.key, "version": entry.version, "body": body}
    session.merge(EntryRow(**what, revision=revision))
    session.add(VersionRow(**what, **how._asdict(), at=now()))
