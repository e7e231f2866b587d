"""The entries in SQL: what is live of each, and a revision that grows with every change."""

from collections.abc import Iterable

from sqlalchemy import and_, exists, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.content.entry import Entry
from bot.content.publish import How, Origin, grow, publish
from bot.content.tables import BaseRow, EntryRow, RevisionRow, VersionRow, WithdrawnRow
from bot.database import now

_NAMES = ("kind", "key", "version")


REVISION = func.max(RevisionRow.value)  # grows with every change of any entry


class ContentStore:
    """Read the entries of every kind; take them in from files."""

    def __init__(self, engine: Engine) -> None:
        """Use the tables behind `engine`."""
        self._engine = engine

    def seed(self, entries: Iterable[Entry]) -> list[str]:
        """Store each entry that is missing or newer than its stored version; return the keys that changed.

        An entry with the same or an older version is left alone: what staff edited live wins over the file.
        """
        with Session(self._engine) as session, session.begin():
            _remember_what_is_live(session)
            entries = list(entries)
            newer = [entry for entry in entries if _is_newer(session, entry)]
            changed = _take_in(session, newer) if newer else []
            _agree(session, entries)
        return changed

    def all[E: Entry](self, kind: type[E]) -> dict[str, E]:
        """Return the live entries of a kind, by key."""
        query = select(EntryRow).where(EntryRow.kind == kind.kind)
        with Session(self._engine) as session:
            return {row.key: kind.model_validate(row.body) for row in session.scalars(query)}

    def entry[E: Entry](self, kind: type[E], key: str) -> E | None:
        """Return one live entry, or None."""
        with Session(self._engine) as session:
            row = session.get(EntryRow, (kind.kind, key))
            return kind.model_validate(row.body) if row else None

    def shown[E: Entry](self, kind: type[E]) -> dict[str, E]:
        """Return the live entries of a kind that are not withdrawn, by key."""
        withdrawn = self.withdrawn(kind)
        return {key: entry for key, entry in self.all(kind).items() if key not in withdrawn}

    def base[E: Entry](self, kind: type[E]) -> dict[str, E]:
        """Return each entry as file and store last agreed on it, by key."""
        same = and_(*(getattr(BaseRow, name) == getattr(VersionRow, name) for name in _NAMES))
        query = select(VersionRow).join(BaseRow, same).where(VersionRow.kind == kind.kind)
        with Session(self._engine) as session:
            return {row.key: kind.model_validate(row.body) for row in session.scalars(query)}

    def agree(self, entries: Iterable[Entry]) -> None:
        """Note of each entry, as its file has it, whether that is what is live: from there both can part."""
        with Session(self._engine) as session, session.begin():
            _agree(session, entries)

    def withdrawn(self, kind: type[Entry]) -> frozenset[str]:
        """Return the keys of a kind that are not shown for now."""
        query = select(WithdrawnRow.key).where(WithdrawnRow.kind == kind.kind)
        with Session(self._engine) as session:
            return frozenset(session.scalars(query))


def _take_in(session: Session, entries: list[Entry]) -> list[str]:
    revision = grow(session)
    session.expire_all()  # another process may have taken some in before it let us
    newer = [entry for entry in entries if _is_newer(session, entry)]
    for entry in newer:
        publish(session, entry, revision, How(Origin.FILE))
    return [entry.key for entry in newer]


def _agree(session: Session, entries: Iterable[Entry]) -> None:
    session.flush()
    for entry in entries:
        row = session.get(EntryRow, (entry.kind, entry.key))
        if row and row.body == entry.model_dump(mode="json"):
            session.merge(BaseRow(kind=entry.kind, key=entry.key, version=entry.version))


def _is_newer(session: Session, entry: Entry) -> bool:
    row = session.get(EntryRow, (entry.kind, entry.key))
    return row is None or row.version < entry.version


def _remember_what_is_live(session: Session) -> None:
    """Add the versions that were live before versions were kept."""
    same = and_(*(getattr(VersionRow, name) == getattr(EntryRow, name) for name in _NAMES))
    for row in session.scalars(select(EntryRow).where(~exists().where(same))):
        what = {"kind": row.kind, "key": row.key, "version": row.version, "body": row.body}
        session.add(VersionRow(**what, origin=Origin.FILE, at=now()))
