"""The interval of a share by Wilson (1927): it holds for small numbers and near 0 and 1 too."""

from math import sqrt

Z = 1.959963984540054  # of 95 %, two-sided


def wilson(number: float, of: float, z: float = Z) -> tuple[float, float]:
    """Return the interval of the share `number` / `of`, both ends from 0 to 1, of 95 % unless told otherwise.

    `of` is above 0; what may be any of several numbers need not be whole.
    """
    share, square = number / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)
