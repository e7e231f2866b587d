"""What makes a receipt slow to guess: argon2id, and the same work for a receipt that nobody holds."""

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

# OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane; about 30 ms here.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODYS = _HASHER.hash("a receipt that nobody holds")


def guard_of(number: int) -> str:
    """Return the argon2id hash of a receipt."""
    return _HASHER.hash(str(number))


def opens(guard: str | None, number: int) -> bool:
    """Say whether the receipt fits; without a guard the answer is no, after the same time."""
    try:
        return _HASHER.verify(guard or _NOBODYS, str(number)) and guard is not None
    except VerificationError:
        return False
