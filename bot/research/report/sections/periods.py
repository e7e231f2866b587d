"""Half-years, or years where only those are known."""

import re

_MONTHS_A_HALF = 6
_FINEST = re.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?")


def period_of(value: str, by_year: bool) -> str:
    """Return the half-year or year of a released month (2026-11, 2026-Q4, 2026-H2, 2026)."""
    year, month, quarter, half = _parts(value)
    if by_year:
        return year
    if half:
        return f"{year}-H{half}"
    return f"{year}-H{(int(month) - 1) // _MONTHS_A_HALF + 1 if month else (int(quarter) + 1) // 2}"


def ends_of(period: str) -> tuple[str, str]:
    """Return the first and the last month of a half-year or year."""
    year, _dash, half = period.partition("-")
    return f"{year}-{'07' if half == 'H2' else '01'}", f"{year}-{'06' if half == 'H1' else '12'}"


def is_only_a_year(value: str) -> bool:
    """Say whether a value does not tell the half of the year."""
    return not any(_parts(value)[1:])


def is_period(value: str) -> bool:
    """Say whether a value is a period at all."""
    return _FINEST.fullmatch(value) is not None


def _parts(value: str) -> tuple[str, str, str, str]:
    found = _FINEST.fullmatch(value)
    if found is None:
        raise ValueError(f"no period: {value}")
    year, month, quarter, half = found.groups(default="")
    return year, month, quarter, half
