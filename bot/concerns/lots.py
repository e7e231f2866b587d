"""The lot of a concern, which says to which part of every research release it belongs."""

import hmac

from bot.concerns.keys import Keys

_PURPOSE = "lots of research"  # of the key they are drawn with
_BYTES_OF_A_LOT = 6


class Lots:
    """Draw lots: the same for a concern every time, in releases and in what researchers are given to code."""

    def __init__(self, keys: Keys) -> None:
        """Draw them with a key of `keys`, so that nobody else can."""
        self._key = keys.lasting(_PURPOSE)

    def of(self, concern: bytes) -> float:
        """Return from the key of a concern a number from 0 to 1 that says nothing of that key."""
        drawn = hmac.digest(self._key, concern, "sha256")[:_BYTES_OF_A_LOT]
        return int.from_bytes(drawn) / float(1 << 8 * _BYTES_OF_A_LOT)
