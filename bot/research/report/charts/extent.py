"""How wide words stand in a chart, whatever the font: a Chinese character is as wide as the font is high."""

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
