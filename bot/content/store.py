"""The entries in SQL: the newest version of each, and a revision that grows with every change."""

from collections.abc import Iterable

from sqlalchemy import JSON, Integer, String, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.content.entry import Entry
from bot.database import Base


class EntryRow(Base):
    """One entry as it is live."""

    __tablename__ = "content"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    version: Mapped[int] = mapped_column(Integer)
    revision: Mapped[int] = mapped_column(Integer, index=True)
    body: Mapped[dict[str, object]] = mapped_column(JSON)


REVISION = func.max(EntryRow.revision)  # grows with every change of any entry


class ContentStore:
    """Read and write the entries of every kind."""

    def __init__(self, engine: Engine) -> None:
        """Use the tables behind `engine`."""
        self._engine = engine

    def seed(self, entries: Iterable[Entry]) -> list[str]:
        """Store each entry that is missing or newer than its stored version; return the keys that changed.

        An entry with the same or an older version is left alone: what staff edited live wins over the file.
        """
        with Session(self._engine) as session, session.begin():
            revision = self._revision(session) + 1
            changed = [entry for entry in entries if self._is_newer(session, entry)]
            for entry in changed:
                session.merge(_row(entry, revision))
        return [entry.key for entry in changed]

    def all[E: Entry](self, kind: type[E]) -> dict[str, E]:
        """Return the live entries of a kind, by key."""
        query = select(EntryRow).where(EntryRow.kind == kind.kind)
        with Session(self._engine) as session:
            return {row.key: kind.model_validate(row.body) for row in session.scalars(query)}

    @staticmethod
    def _revision(session: Session) -> int:
        return session.scalar(select(REVISION)) or 0

    @staticmethod
    def _is_newer(session: Session, entry: Entry) -> bool:
        row = session.get(EntryRow, (entry.kind, entry.key))
        return row is None or row.version < entry.version


def _row(entry: Entry, revision: int) -> EntryRow:
    body = entry.model_dump(mode="json")
    return EntryRow(kind=entry.kind, key=entry.key, version=entry.version, revision=revision, body=body)
