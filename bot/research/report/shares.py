"""Shares and their differences with 95 % intervals."""

import math
from typing import NamedTuple

Z = 1.959963984540054  # of the normal distribution, for 95 %


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
    share, weight = count / total, Z * Z / total
    middle = (share + weight / 2) / (1 + weight)
    reach = Z / (1 + weight) * math.sqrt(share * (1 - share) / total + weight / (4 * total))
    low, high = max(0.0, middle - reach), min(1.0, middle + reach)
    return Estimate(share, 0.0 if count == 0 else low, 1.0 if count == total else high)


def difference(earlier: Estimate, later: Estimate) -> Estimate:
    """Return later - earlier of two independent shares by hybrid scores (Newcombe 1998, method 10)."""
    value = later.value - earlier.value
    down = math.hypot(later.value - later.low, earlier.high - earlier.value)
    up = math.hypot(later.high - later.value, earlier.value - earlier.low)
    return Estimate(value, value - down, value + up)
