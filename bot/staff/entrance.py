"""The way in: name, password, and the code of the second factor.

Whatever is wrong, the same is said and it takes as long: nobody learns which names there are.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore
from typing import Any, cast

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import CursorResult, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.staff.accounts import Member, member_of
from bot.staff.passwords import fits, hash_of, is_outdated
from bot.staff.second_factor import step_of
from bot.staff.tables import StaffRow

FAILURES = 5  # in a row lock an account
MINUTES_LOCKED = 15
_AT_ONCE = BoundedSemaphore(2)  # hashes at the same time


class Refused(Exception):
    """Name, password or code do not fit, or the account is locked or shut: which, is not said."""


class NeedsCode(Exception):
    """Name and password fit; the code of the second factor is due."""


def utc_now() -> datetime:
    """Return the time of now."""
    return datetime.now(UTC)


class Entrance:
    """Let people of the staff in."""

    def __init__(self, engine: Engine, secrets: Fernet, clock: Callable[[], datetime] = utc_now) -> None:
        """Use the accounts behind `engine`; `secrets` encrypts the secrets of second factors."""
        self._engine = engine
        self._secrets = secrets
        self._clock = clock

    def enter(self, name: str, password: str, code: str = "") -> Member:
        """Return who came in; raise Refused, or NeedsCode when only the code is missing."""
        hashed = self._hash_of(name)
        with _AT_ONCE:  # each takes 64 MiB, and no connection meanwhile
            is_right = fits(hashed, password)
        with Session(self._engine) as session:
            row = session.get(StaffRow, name)
            if row is None or not row.active or row.locked_until > self._stamp() or row.password != hashed:
                raise Refused
            if not is_right or self._has_lain_too_long(row):
                raise self._failed(session, row)
            if row.totp is not None:
                self._require_code(session, row, code)
            row.failures = 0
            if is_outdated(row.password):
                row.password = hash_of(password)
            note(session, row.name, "enter", row.name)
            session.commit()
            return member_of(row)

    def _hash_of(self, name: str) -> str | None:
        with Session(self._engine) as session:
            row = session.get(StaffRow, name)
            return row.password if row else None

    def _require_code(self, session: Session, row: StaffRow, code: str) -> None:
        if not code:
            raise NeedsCode
        step = self._step(row, code)
        if step is None:
            raise self._failed(session, row)
        claim = update(StaffRow).where(StaffRow.name == row.name, StaffRow.totp_step < step)
        claimed = cast("CursorResult[Any]", session.execute(claim.values(totp_step=step)))
        if claimed.rowcount != 1:  # the same code came in beside this one
            raise self._failed(session, row)

    def _step(self, row: StaffRow, code: str) -> int | None:
        try:
            secret = self._secrets.decrypt(row.totp or b"").decode()
        except InvalidToken:
            return None
        return step_of(secret, code, row.totp_step, self._clock())

    def _failed(self, session: Session, row: StaffRow) -> Refused:
        """Count one more failure, lock the account after the fifth in a row; return what to raise."""
        session.execute(
            update(StaffRow).where(StaffRow.name == row.name).values(failures=StaffRow.failures + 1)
        )
        session.refresh(row)
        note(session, row.name, "enter_refused", row.name)
        if row.failures >= FAILURES:
            row.failures = 0
            row.locked_until = self._stamp(timedelta(minutes=MINUTES_LOCKED))
            note(session, row.name, "locked", row.name)
        session.commit()
        return Refused()

    def _has_lain_too_long(self, row: StaffRow) -> bool:
        """Say whether a one-time password is too old by now."""
        return bool(row.one_time_until) and row.one_time_until < self._stamp()

    def _stamp(self, later: timedelta = timedelta()) -> str:
        return (self._clock() + later).isoformat(timespec="seconds")
