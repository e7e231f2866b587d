"""The second factor: TOTP (RFC 6238), as any authenticator app has it."""

import hmac
from datetime import UTC, datetime

import pyotp

ISSUER = "敢为"
_SECONDS_A_STEP = 30
_STEPS_BESIDE = 1  # the phone's clock may be one step off


def new_secret() -> str:
    """Return a secret by lot, in base 32."""
    return pyotp.random_base32()


def address(secret: str, name: str) -> str:
    """Return the otpauth:// address that an app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def step_of(secret: str, code: str, last: int, at: datetime | None = None) -> int | None:
    """Return the step that `code` belongs to if it is later than `last`, else None: no code works twice."""
    now = int((at or datetime.now(UTC)).timestamp()) // _SECONDS_A_STEP
    totp, typed = pyotp.TOTP(secret), code.replace(" ", "")
    for step in range(max(now - _STEPS_BESIDE, last + 1), now + _STEPS_BESIDE + 1):
        if hmac.compare_digest(totp.at(step * _SECONDS_A_STEP).encode(), typed.encode()):
            return step
    return None
