"""The way in: name and password, then the code of the second factor.

Whatever is wrong, the same is said and it takes as long: nobody learns which names there are. The audit list
tells what it was, but never a name that is nobody's: it may be a password typed into the wrong field.
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
from bot.staff.refusals import Refusals
from bot.staff.second_factor import step_of
from bot.staff.tables import StaffRow

FAILURES = 5  # in a row lock an account
MINUTES_LOCKED = 15
_AT_ONCE = BoundedSemaphore(2)  # hashes at the same time


class Refused(Exception):
    """Name, password or code do not fit, or the account is locked or shut: which, is not said."""


class WrongCode(Refused):
    """The password fits, the code does not."""


class NeedsCode(Exception):
    """Name and password fit; the code of the second factor is due."""

    def __init__(self, member: Member) -> None:
        """Hold whose password it was."""
        super().__init__()
        self.member = member


def utc_now() -> datetime:
    """Return the time of now."""
    return datetime.now(UTC)


class Entrance:
    """Let people of the staff in."""

    def __init__(
        self, engine: Engine, secrets: Fernet, refusals: Refusals, clock: Callable[[], datetime] = utc_now
    ) -> None:
        """Use the accounts behind `engine`; `secrets` encrypts the secrets of second factors."""
        self._engine = engine
        self._secrets = secrets
        self._refusals = refusals
        self._clock = clock

    def enter(self, name: str, password: str, *, is_known: bool = False) -> Member:
        """Return who came in; raise Refused, or NeedsCode when a code is due as well.

        `is_known`: in a browser in which they have come in before. What strangers do there is not theirs: the
        lock does not hold, and a failure does not lock; whoever calls limits the tries.
        """
        hashed = self._hash_of(name)
        with _AT_ONCE:  # each takes 64 MiB, and no connection meanwhile
            is_right = fits(hashed, password)
        with Session(self._engine) as session:
            row = session.get(StaffRow, name)
            if why := self._closed(row, hashed, is_known=is_known):
                session.close()
                self._refusals.note(name if row else "", why)
                raise Refused
            row = cast("StaffRow", row)
            if not is_right or self._has_lain_too_long(row):
                raise self._failed(session, row, "enter_refused", is_known=is_known)
            if is_outdated(row.password):
                row.password = hash_of(password)
            if row.totp is None:
                return self._let_in(session, row, is_known=is_known)
            session.commit()
            due = NeedsCode(member_of(row))
        self._refusals.note(name, "enter_needs_code")
        raise due

    def enter_with_code(self, name: str, epoch: int, code: str, *, is_known: bool = False) -> Member:
        """Return who came in, whose password was right at `epoch`; raise WrongCode or Refused."""
        with Session(self._engine) as session:
            row = session.get(StaffRow, name)
            why = self._closed(row, row.password if row else None, is_known=is_known)
            if row is None or why or row.epoch != epoch or row.totp is None:
                session.close()
                self._refusals.note(name if row else "", why or "enter_refused")
                raise Refused
            if not self._claim(session, row, code):
                self._failed(session, row, "enter_wrong_code", is_known=is_known)
                raise WrongCode
            return self._let_in(session, row, is_known=is_known)

    def leave(self, name: str) -> None:
        """Note that somebody went out."""
        with Session(self._engine) as session, session.begin():
            note(session, name, "leave", name)

    def turn_away(self, name: str, action: str) -> None:
        """Note a try that was not looked at, of an account that there is or of nobody (an empty name)."""
        self._refusals.note(name, action)

    def _closed(self, row: StaffRow | None, hashed: str | None, *, is_known: bool) -> str:
        """Return why nobody gets in under a name now, whatever the password; empty: they may."""
        if row is None:
            return "enter_unknown"
        if not row.active:
            return "enter_shut"
        if row.password != hashed:  # changed in this very moment
            return "enter_refused"
        return "enter_locked" if row.locked_until > self._stamp() and not is_known else ""

    def _hash_of(self, name: str) -> str | None:
        with Session(self._engine) as session:
            row = session.get(StaffRow, name)
            return row.password if row else None

    @staticmethod
    def _let_in(session: Session, row: StaffRow, *, is_known: bool) -> Member:
        row.failures = row.failures if is_known else 0
        note(session, row.name, "enter", row.name)
        session.commit()
        return member_of(row)

    def _claim(self, session: Session, row: StaffRow, code: str) -> bool:
        """Say whether a code is right, and let it not be used again."""
        step = self._step(row, code)
        if step is None:
            return False
        claim = update(StaffRow).where(StaffRow.name == row.name, StaffRow.totp_step < step)
        claimed = cast("CursorResult[Any]", session.execute(claim.values(totp_step=step)))
        return claimed.rowcount == 1  # else the same code came in beside this one

    def _step(self, row: StaffRow, code: str) -> int | None:
        try:
            secret = self._secrets.decrypt(row.totp or b"").decode()
        except InvalidToken:
            return None
        return step_of(secret, code, row.totp_step, self._clock())

    def _failed(self, session: Session, row: StaffRow, action: str, *, is_known: bool) -> Refused:
        """Note one more failure; the fifth in a row by strangers locks the account. Return what to raise."""
        note(session, row.name, action, row.name)
        if not is_known:
            self._count(session, row)
        session.commit()
        return Refused()

    def _count(self, session: Session, row: StaffRow) -> None:
        session.execute(
            update(StaffRow).where(StaffRow.name == row.name).values(failures=StaffRow.failures + 1)
        )
        session.refresh(row)
        if row.failures >= FAILURES:
            row.failures = 0
            row.locked_until = self._stamp(timedelta(minutes=MINUTES_LOCKED))
            note(session, row.name, "locked", row.name)

    def _has_lain_too_long(self, row: StaffRow) -> bool:
        """Say whether a one-time password is too old by now."""
        return bool(row.one_time_until) and row.one_time_until < self._stamp()

    def _stamp(self, later: timedelta = timedelta()) -> str:
        return (self._clock() + later).isoformat(timespec="seconds")
