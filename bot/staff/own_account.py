"""What somebody of the staff changes about their own account: the password, the second factor."""

from cryptography.fernet import Fernet
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.staff.accounts import Member, member_of
from bot.staff.entrance import Refused, WrongCode
from bot.staff.passwords import Fault, fault_of, fits, hash_of
from bot.staff.second_factor import step_of
from bot.staff.tables import StaffRow


class BadPassword(Exception):
    """A new password is not good enough; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        """Hold the `fault`."""
        super().__init__(fault)
        self.fault = fault


class OwnAccount:
    """Change one's own account; the password is asked for each time."""

    def __init__(self, engine: Engine, secrets: Fernet) -> None:
        """Use the accounts behind `engine`; `secrets` encrypts the secrets of second factors."""
        self._engine = engine
        self._secrets = secrets

    def change_password(self, name: str, password: str, new: str) -> Member:
        """Give somebody a password of their own; all their sessions end. Raise Refused or BadPassword."""
        with Session(self._engine) as session, session.begin():
            row = _row(session, name, password)
            if fault := fault_of(new, name, row.password):
                raise BadPassword(fault)
            row.password, row.one_time_until, row.epoch = hash_of(new), "", row.epoch + 1
            note(session, name, "password_change", name)
            return member_of(row)

    def set_second_factor(self, name: str, password: str, secret: str, code: str) -> None:
        """Ask for a code from now on, if `code` shows that the app has the `secret`.

        Raise Refused for the password, WrongCode for the code.
        """
        with Session(self._engine) as session, session.begin():
            row = _row(session, name, password)
            step = step_of(secret, code, 0) if secret else None
            if step is None:
                raise WrongCode
            row.totp, row.totp_step = self._secrets.encrypt(secret.encode()), step
            note(session, name, "second_factor_on", name)

    def drop_second_factor(self, name: str, password: str) -> None:
        """Ask for no code any more; raise Refused."""
        with Session(self._engine) as session, session.begin():
            _row(session, name, password).totp = None
            note(session, name, "second_factor_off", name)


def _row(session: Session, name: str, password: str) -> StaffRow:
    row = session.get(StaffRow, name)
    if row is None or not fits(row.password, password):
        raise Refused
    return row
