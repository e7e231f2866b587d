"""The switches in SQL: the present state only; what was switched before stands in the audit list."""

from sqlalchemy import Boolean, Integer, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.audit.record import REASON
from bot.database import Base
from bot.switches.switch import Name, Switch, at_rest

NOTICE = 120  # characters


class SwitchRow(Base):
    """A switch that was touched. `number` grows with each switching."""

    __tablename__ = "switch"

    name: Mapped[str] = mapped_column(String(30), primary_key=True)
    is_on: Mapped[bool] = mapped_column(Boolean)
    notice: Mapped[str] = mapped_column(String(NOTICE))
    reason: Mapped[str] = mapped_column(String(REASON))
    staff: Mapped[str] = mapped_column(String(60))
    since: Mapped[str] = mapped_column(String(25))  # ISO 8601, UTC, seconds
    number: Mapped[int] = mapped_column(Integer)


# A sum and not a maximum: two switchings at the same moment must not end with the same revision.
REVISION = func.sum(SwitchRow.number)


def states(session: Session) -> dict[str, Switch]:
    """Return every switch as it is now, by its name."""
    rows = {name: session.get(SwitchRow, name) for name in Name}
    return {name: _switch(name, row) if row else at_rest(name) for name, row in rows.items()}


def closed(session: Session) -> list[Switch]:
    """Return what is switched off and would be open, in the order of `Name`: one query, of few rows."""
    off = select(SwitchRow).where(SwitchRow.is_on.is_(False), SwitchRow.name != Name.BANNER)
    rows = {row.name: row for row in session.scalars(off)}
    return [_switch(name, rows[name]) for name in Name if name in rows]


def _switch(name: Name, row: SwitchRow) -> Switch:
    return Switch(name, row.is_on, row.notice, row.reason, row.staff, row.since, row.number)
