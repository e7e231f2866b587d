"""The interval of a share by Wilson (1927): it holds for small numbers and near 0 and 1 too."""

from math import sqrt

Z = 1.959963984540054  # of 95 %, two-sided


def wilson(number: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of the share `number` / `of`, both from 0 to 1; `of` is at least 1."""
    share, square = number / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)
