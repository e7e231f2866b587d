"""What every released class must reach."""

from typing import NamedTuple

import numpy as np

from bot.research.anonymise.table import Flags, Integers, unpacked

LOWEST_K = 2  # below, a class may be one person


class LimitTooLow(ValueError):
    """The rows or values asked of a class are too few to protect anybody."""


class Limits(NamedTuple):
    """At least `k` rows, and `l` different values of each sensitive column (1: whatever they are)."""

    k: int
    l: int  # noqa: E741 - the name it has everywhere

    def are_met(self, rows: Integers, masks: Integers, widths: tuple[int, ...]) -> Flags:
        """Say of each class whether it may be released."""
        met: Flags = rows >= self.k
        if self.l > 1:
            for mask in unpacked(masks, widths):
                met &= np.bitwise_count(mask) >= self.l
        return met


def limits(k: int, l: int) -> Limits:  # noqa: E741
    """Return the limits, or raise `LimitTooLow` where k < 2 or l < 1."""
    if k < LOWEST_K:
        raise LimitTooLow(f"k is {k}, {LOWEST_K} at least")
    if l < 1:
        raise LimitTooLow(f"l is {l}, 1 at least")
    return Limits(k, l)
