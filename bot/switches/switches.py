"""The switches for staff: how they stand, and switching one, with a reason, into the audit list."""

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.database import now
from bot.redact.span import Recogniser
from bot.switches.checks import checked_notice, checked_reason
from bot.switches.switch import Name, Switch, shows_notice
from bot.switches.table import SwitchRow, closed, states


class Switches:
    """Look at the switches and switch them; every worker obeys within a second."""

    def __init__(self, engine: Engine, find: Recogniser) -> None:
        """Use the table behind `engine`; `find` finds identifiers in notices."""
        self._engine = engine
        self._find = find

    def all(self) -> tuple[Switch, ...]:
        """Return every switch as it is now, in the order of their names in `Name`."""
        with Session(self._engine) as session:
            return tuple(states(session).values())

    def closed(self) -> list[Switch]:
        """Return what is closed now; the banner closes nothing."""
        with Session(self._engine) as session:
            return closed(session)

    def set(self, name: Name, *, on: bool, notice: str, reason: str, staff: str) -> Switch:
        """Switch on or off and return the new state; raise a SwitchRefused and change nothing.

        A notice that people would not be shown (see `shows_notice`) is not looked at and not kept.
        """
        reason = checked_reason(reason)
        notice = checked_notice(notice, self._find) if shows_notice(name, is_on=on) else ""
        with Session(self._engine) as session, session.begin():
            row = session.get(SwitchRow, name) or _new_row(session, name)
            row.is_on, row.notice, row.reason, row.staff = on, notice, reason, staff
            row.since = now()
            row.number = SwitchRow.number + 1  # counted by the database: two at once are two
            note(session, staff, "switch_on" if on else "switch_off", name, reason)
            session.flush()
            return states(session)[name]


def _new_row(session: Session, name: Name) -> SwitchRow:
    row = SwitchRow(name=name, is_on=False, notice="", reason="", staff="", since="", number=0)
    session.add(row)
    session.flush()
    return row
