"""What a measure found, as plain values that a JSON file holds."""

from dataclasses import asdict
from typing import Any

_DIGITS = 6


class Plain:
    """A frozen dataclass of numbers, words and other such dataclasses."""

    def as_dict(self) -> dict[str, Any]:
        """Return the fields by name, fractions rounded to six digits."""
        found: dict[str, Any] = rounded(asdict(self))  # type: ignore[call-overload]
        return found


def rounded(value: Any) -> Any:
    """Return a value with every fraction in it rounded to six digits."""
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(inner) for inner in value]
    return value
