"""Room in a chart: how wide words are whatever the font, and how many ticks a scale has room for."""

import math
import unicodedata

_NARROW = 0.6  # of the height: digits and most letters


def width_of(text: str, size: float) -> float:
    """Return the width of a line, rather too much than too little."""
    return sum(size * (1 if unicodedata.east_asian_width(sign) in "WFA" else _NARROW) for sign in text)


def lines_of(text: str, size: float, room: float) -> list[str]:
    """Return `text` in lines that are no wider than `room`."""
    lines = [""]
    for sign in text:
        if lines[-1] and width_of(lines[-1] + sign, size) > room:
            lines.append("")
        lines[-1] += sign
    return lines


def ticks(low: float, high: float, most: float, least: float) -> list[float]:
    """Return round numbers from `low` to `high`, about `most` or fewer, at least `least` apart."""
    step = max(least, (high - low) / most)
    whole = 10.0 ** math.floor(math.log10(step) + 1e-9)
    step = whole * next(times for times in (1, 2, 5, 10) if whole * times >= step * (1 - 1e-9))
    return [
        round(step * place, 6) for place in range(math.ceil(low / step), math.floor(high / step + 1e-9) + 1)
    ]
