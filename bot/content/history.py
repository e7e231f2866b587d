"""Every version that an entry ever had."""

from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.content.drafts import NoSuchEntry, Ref
from bot.content.publish import Origin
from bot.content.tables import VersionRow


class Version(NamedTuple):
    """One version: its number, its fields, where it came from, what changed, whose work it is, when."""

    number: int
    body: dict[str, Any]
    origin: Origin
    note: str
    author: str
    approver: str
    at: str


class History:
    """Look up former versions."""

    def __init__(self, engine: Engine) -> None:
        """Look into the table behind `engine`."""
        self._engine = engine

    def versions(self, ref: Ref) -> list[Version]:
        """Return all versions of an entry, the newest first."""
        query = select(VersionRow).where(VersionRow.kind == ref.kind, VersionRow.key == ref.key)
        with Session(self._engine) as session:
            return [_version(row) for row in session.scalars(query.order_by(VersionRow.version.desc()))]

    def version(self, ref: Ref, number: int) -> Version:
        """Return one version; raise NoSuchEntry."""
        with Session(self._engine) as session:
            row = session.get(VersionRow, (ref.kind, ref.key, number))
            if row is None:
                raise NoSuchEntry
            return _version(row)


def _version(row: VersionRow) -> Version:
    origin = Origin(row.origin)
    return Version(row.version, row.body, origin, row.note, row.author, row.approver, row.at)
