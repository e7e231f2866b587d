"""The canaries: invented texts with identifiers, which no release may let through."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

_FILE = Path(__file__).with_name("canaries.yml")


class Canary(NamedTuple):
    """A planted text, and what in it must never be found in a release."""

    text: str
    secrets: tuple[str, ...]


@cache
def canaries() -> tuple[Canary, ...]:
    """Return the canaries, in the order of the file."""
    content = yaml.safe_load(_FILE.read_text("utf-8"))
    return tuple(Canary(entry["text"], tuple(entry["secrets"])) for entry in content)
