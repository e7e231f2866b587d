"""The keys of the concerns: in a file outside the database, readable by its owner only.

The file holds one key that finds receipts (it cannot change, for receipts are never stored) and two that
encrypt texts, the newest first: `ganwei concerns rotate-key` puts a new one before them and encrypts all
texts anew. The last but one stays until the next rotation, for a worker may be writing with it right now.
"""

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

_KEPT = 2
_NO_TIME = 0  # Fernet writes the time into what it encrypts; ours says 1970


class BadKeyFile(Exception):
    """The file of keys cannot be read; the message names the file."""


class Keys:
    """Encrypt texts and find receipts."""

    def __init__(self, file: Path) -> None:
        """Read the keys in `file`, which is made when it is missing; raise BadKeyFile."""
        self._file = file
        self._read_at = 0
        if not file.exists():
            self._write(secrets.token_hex(32), [Fernet.generate_key().decode()])
        self._renew()

    def encrypt(self, text: str) -> bytes:
        """Return `text` encrypted with the newest key (Fernet: AES-128-CBC, HMAC-SHA256), without a time."""
        self._renew()
        return self._fernet.encrypt_at_time(text.encode(), _NO_TIME)

    def decrypt(self, token: bytes) -> str:
        """Return the text; raise InvalidToken when no key fits."""
        self._renew()
        return self._fernet.decrypt(token).decode()

    def index(self, number: int) -> bytes:
        """Return what finds the row of a receipt: HMAC-SHA256 under a key that is not in the database."""
        return hmac.new(self._index_key, str(number).encode(), hashlib.sha256).digest()

    def filler(self, period: int, place: int) -> bytes:
        """Return what fills a place of the page of news: from every worker the same, random to others."""
        return hmac.new(self._index_key, f"news {period} {place}".encode(), hashlib.sha256).digest()

    def lasting(self, purpose: str) -> bytes:
        """Return 32 bytes for another purpose than concerns; they stay the same when keys are rotated."""
        return hmac.new(self._index_key, f"lasting {purpose}".encode(), hashlib.sha256).digest()

    def add(self) -> None:
        """Put a new key before the others."""
        self._write(self._index_key.hex(), [Fernet.generate_key().decode(), *self._texts])
        self._renew()

    def drop_old(self) -> None:
        """Keep the newest key and the one before it."""
        self._write(self._index_key.hex(), self._texts[:_KEPT])
        self._renew()

    def _renew(self) -> None:
        """Read the file again when another process has changed it."""
        try:
            changed_at = self._file.stat().st_mtime_ns
            if changed_at != self._read_at:
                self._read()
                self._read_at = changed_at
        except (OSError, ValueError, KeyError, TypeError):
            raise BadKeyFile(f"{self._file} is no file of keys") from None

    def _read(self) -> None:
        content = json.loads(self._file.read_text("utf-8"))
        self._index_key = bytes.fromhex(content["receipts"])
        self._texts: list[str] = content["texts"]
        self._fernet = MultiFernet([Fernet(key) for key in self._texts])

    def _write(self, index_key: str, texts: list[str]) -> None:
        """Write the file beside the old one, then in its place: a crash leaves one of the two."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(".new")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as out:
            json.dump({"receipts": index_key, "texts": texts}, out)
            out.flush()
            os.fsync(descriptor)
        beside.replace(self._file)


__all__ = ["BadKeyFile", "InvalidToken", "Keys"]
