"""The accounts, as an admin keeps them. Every deed is in the audit list."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.database import now
from bot.staff.passwords import hash_of, one_time
from bot.staff.roles import RIGHTS, Right, Role
from bot.staff.tables import NAME, StaffRow


class BadName(Exception):
    """A name of the staff is 2 to 30 printable characters without white space."""


class NameTaken(Exception):
    """There is an account of that name already; the message says which."""


class NoSuchStaff(Exception):
    """There is no account of that name; the message says which."""


@dataclass(frozen=True)
class Member:
    """One of the staff, as others see them."""

    name: str
    role: Role
    active: bool
    must_change: bool
    has_totp: bool
    is_locked: bool
    epoch: int

    def may(self, right: Right) -> bool:
        """Say whether their role gives them `right`."""
        return right in RIGHTS[self.role]


class Accounts:
    """Add, change and shut accounts."""

    def __init__(self, engine: Engine, by: str) -> None:
        """Act as `by`, whose name the audit list holds."""
        self._engine = engine
        self._by = by

    def add(self, name: str, role: Role) -> str:
        """Make an account; return its one-time password, kept nowhere. Raise BadName or NameTaken."""
        if not 1 < len(name) <= NAME or not name.isprintable() or any(map(str.isspace, name)):
            raise BadName(f"a name has 2 to {NAME} printable characters and no space")
        password, until = one_time()
        hashed = hash_of(password)
        try:
            with Session(self._engine) as session, session.begin():
                session.add(StaffRow(name=name, role=role, password=hashed, one_time_until=until))
                note(session, self._by, "staff_add", name, role)
        except IntegrityError:
            raise NameTaken(f"there is an account {name} already") from None
        return password

    def reset(self, name: str) -> str:
        """Return a new one-time password; the second factor and the lock are gone. Raise NoSuchStaff."""
        password, until = one_time()
        with Session(self._engine) as session, session.begin():
            row = _row(session, name)
            row.password, row.one_time_until = hash_of(password), until
            row.totp, row.failures, row.locked_until = None, 0, ""
            row.epoch += 1
            note(session, self._by, "staff_reset", name)
        return password

    def set_role(self, name: str, role: Role) -> None:
        """Give somebody another role; their sessions end. Raise NoSuchStaff."""
        with Session(self._engine) as session, session.begin():
            row = _row(session, name)
            row.role, row.epoch = role, row.epoch + 1
            note(session, self._by, "staff_role", name, role)

    def set_active(self, name: str, active: bool) -> None:
        """Shut an account, whose sessions end, or open it again. Raise NoSuchStaff."""
        with Session(self._engine) as session, session.begin():
            row = _row(session, name)
            row.active, row.epoch = active, row.epoch + 1
            row.failures, row.locked_until = 0, ""
            note(session, self._by, "staff_open" if active else "staff_shut", name)

    def all(self) -> list[Member]:
        """Return everybody, by name."""
        with Session(self._engine) as session:
            return [member_of(row) for row in session.scalars(select(StaffRow).order_by(StaffRow.name))]

    def get(self, name: str) -> Member | None:
        """Return one, or None."""
        with Session(self._engine) as session:
            row = session.get(StaffRow, name)
            return member_of(row) if row else None


def _row(session: Session, name: str) -> StaffRow:
    row = session.get(StaffRow, name)
    if row is None:
        raise NoSuchStaff(f"there is no account {name}")
    return row


def member_of(row: StaffRow) -> Member:
    """Return what others see of an account."""
    return Member(
        name=row.name,
        role=Role(row.role),
        active=row.active,
        must_change=bool(row.one_time_until),
        has_totp=row.totp is not None,
        is_locked=row.locked_until > now(),
        epoch=row.epoch,
    )
