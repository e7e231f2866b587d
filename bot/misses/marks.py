"""What Redis holds of a question that few have asked: names of bands and marks of senders, both keyed.

The key is made of two: one lies in Redis for as long as what it names, one in the file of keys. Redis alone
cannot be asked whether somebody asked a certain question, the file alone neither.
"""

import hashlib
import hmac

from bot.concerns.keys import Keys

_DIGITS_OF_A_NAME = 24


class Marks:
    """Name bands and mark senders for one week."""

    def __init__(self, keys: Keys, of_week: bytes) -> None:
        """Make the key from that of the file and that of the week."""
        self._key = hmac.digest(keys.lasting("misses"), of_week, hashlib.sha256)

    def names(self, chosen: list[str]) -> list[str]:
        """Return the name of each band in which a known pair was chosen (bot/misses/likeness.py)."""
        return [self._named(f"band {band} {pair}") for band, pair in enumerate(chosen) if pair]

    def mark(self, name: str, pseudonym: str) -> bytes:
        """Return the mark of a sender in a band: a byte, another in each band.

        That is enough to count a few. Two senders of 256 leave the same and count as one: the safe side.
        """
        return hmac.digest(self._key, f"{name} {pseudonym}".encode(), hashlib.sha256)[:1]

    def counted(self, group: str, pseudonym: str) -> str:
        """Return the name under which a sender is noted as counted in a group, by a mark as short."""
        return self._named(f"counted {group} {self.mark(group, pseudonym).hex()}")

    def _named(self, what: str) -> str:
        return hmac.digest(self._key, what.encode(), hashlib.sha256).hex()[:_DIGITS_OF_A_NAME]
