"""Browsers in which somebody has come in before: they need not queue with strangers, nor share their lock.

After OWASP's "Slow Down Online Guessing Attacks with Device Cookies". The cookie names nobody and is kept
nowhere but in the browser; only together with the name that is typed can it be recognised.
"""

import hashlib
import hmac
import secrets

from starlette.responses import Response

COOKIE = "__Host-ganwei-device"
_SECONDS_KEPT = 180 * 86400


class Devices:
    """Mark browsers and recognise them."""

    def __init__(self, key: bytes) -> None:
        """Sign marks with `key`."""
        self._key = key

    def mark(self, response: Response, name: str) -> None:
        """Let the browser keep that `name` has come in there."""
        nonce = secrets.token_urlsafe(16)
        value, kept = f"{nonce}.{self._signed(name, nonce)}", _SECONDS_KEPT
        response.set_cookie(COOKIE, value, kept, path="/", secure=True, httponly=True, samesite="lax")

    def knows(self, name: str, mark: str) -> bool:
        """Say whether `name` has come in before in the browser that sends `mark`."""
        nonce, _, signed = mark.partition(".")
        return hmac.compare_digest(self._signed(name, nonce).encode(), signed.encode())

    def _signed(self, name: str, nonce: str) -> str:
        return hmac.new(self._key, f"{nonce} {name}".encode(), hashlib.sha256).hexdigest()
