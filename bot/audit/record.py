"""The list itself. A row is added in the transaction of the deed: what is not noted is not done.

The database refuses to change or delete a row, whoever asks.
"""

from sqlalchemy import DDL, Engine, Integer, String, event, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base, now

REASON = 500  # characters


class AuditRow(Base):
    """One deed. `subject` is what it was done to: an answer's key, a concern's nickname, somebody's name."""

    __tablename__ = "audit"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy reads it once

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[str] = mapped_column(String(25), index=True)  # ISO 8601, UTC, seconds
    staff: Mapped[str] = mapped_column(String(60), index=True)
    action: Mapped[str] = mapped_column(String(40), index=True)
    subject: Mapped[str] = mapped_column(String(80), index=True)
    reason: Mapped[str] = mapped_column(String(REASON), default="")


def note(session: Session, staff: str, action: str, subject: str, reason: str = "") -> None:
    """Add to the list, within the transaction of `session`, that `staff` does `action` to `subject` now."""
    session.add(AuditRow(at=now(), staff=staff, action=action, subject=subject, reason=reason))


def is_noted(session: Session, since: str, staff: str, action: str, subject: str) -> bool:
    """Say whether the list holds that `staff` has done `action` to `subject` at `since` or later."""
    same = (AuditRow.staff == staff, AuditRow.action == action, AuditRow.subject == subject)
    return session.scalar(select(AuditRow.number).where(AuditRow.at >= since, *same).limit(1)) is not None


def note_alone(engine: Engine, staff: str, action: str, subject: str) -> None:
    """Add to the list what changes no table, such as a download."""
    with Session(engine) as session, session.begin():
        note(session, staff, action, subject)


_SQLITE = """CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON audit
BEGIN SELECT RAISE(ABORT, 'the audit list can only grow'); END"""
_POSTGRES = (
    """CREATE OR REPLACE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION 'the audit list can only grow'; END$$""",
    """CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
EXECUTE FUNCTION audit_only_grows()""",
)


def _guard(statement: str, dialect: str) -> None:
    ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
    event.listen(AuditRow.__table__, "after_create", ddl.execute_if(dialect=dialect))


for _verb in ("UPDATE", "DELETE"):
    _guard(_SQLITE.format(verb=_verb), "sqlite")
_guard(
    """CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
WHEN NEW.number IS NOT NULL AND EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'the audit list can only grow'); END""",
    "sqlite",
)
for _statement in _POSTGRES:
    _guard(_statement, "postgresql")
