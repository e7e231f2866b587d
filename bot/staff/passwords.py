"""Passwords: argon2id, a one-time password by lot, and what a password of one's own must be.

Parameters are argon2-cffi's defaults, the second choice of RFC 9106 (64 MiB, 3 passes). The rules follow
NIST SP 800-63B: length instead of kinds of characters, and nothing that is easily guessed.
"""

import secrets
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 128  # characters
_LEAST_DIFFERENT = 6
_ONE_TIME_DAYS = 7
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0, 1: it is copied by hand
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex())


class Fault(StrEnum):
    """What is wrong with a new password."""

    TOO_SHORT = "password_too_short"
    TOO_LONG = "password_too_long"
    TOO_SIMPLE = "password_too_simple"
    HOLDS_NAME = "password_holds_name"
    NOT_NEW = "password_not_new"


def hash_of(password: str) -> str:
    """Return the argon2id hash of a password."""
    return _HASHER.hash(password)


def fits(hashed: str | None, password: str) -> bool:
    """Say whether a password fits; without a hash it takes as long and fits never."""
    try:
        return _HASHER.verify(hashed or _NOBODY, password) and hashed is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(hashed: str) -> bool:
    """Say whether a hash was made with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(hashed)


def one_time() -> tuple[str, str]:
    """Return a one-time password (79 bits) and until when it may be used."""
    password = "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(4))
    until = datetime.now(UTC) + timedelta(days=_ONE_TIME_DAYS)
    return password, until.isoformat(timespec="seconds")


def fault_of(password: str, name: str, former: str) -> Fault | None:
    """Return what is wrong with a new password for `name`, whose hash was `former`; None: nothing."""
    faults = {
        Fault.TOO_SHORT: len(password) < SHORTEST,
        Fault.TOO_LONG: len(password) > LONGEST,
        Fault.TOO_SIMPLE: len(set(password)) < _LEAST_DIFFERENT,
        Fault.HOLDS_NAME: name.casefold() in password.casefold(),
    }
    found = next((fault for fault, is_there in faults.items() if is_there), None)
    return found or (Fault.NOT_NEW if fits(former, password) else None)
