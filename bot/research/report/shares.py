"""Shares and their differences with 95 % intervals."""

import math
from typing import NamedTuple

from bot.questionnaire.wilson import Z
from bot.questionnaire.wilson import wilson as interval

__all__ = ["Estimate", "Z", "difference", "wilson"]


class Estimate(NamedTuple):
    """A figure with the ends of its interval."""

    value: float
    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        """Whether the interval holds 0: a difference that cannot be told from none."""
        return self.low <= 0 <= self.high


def wilson(count: int, total: int) -> Estimate:
    """Return the share count / total with its score interval (Wilson 1927); `total` is at least 1."""
    low, high = interval(count, total)
    return Estimate(count / total, 0.0 if count == 0 else low, 1.0 if count == total else high)


def difference(earlier: Estimate, later: Estimate) -> Estimate:
    """Return later - earlier of two independent shares by hybrid scores (Newcombe 1998, method 10)."""
    value = later.value - earlier.value
    down = math.hypot(later.value - later.low, earlier.high - earlier.value)
    up = math.hypot(later.high - later.value, earlier.value - earlier.low)
    return Estimate(value, value - down, value + up)
