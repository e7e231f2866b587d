"""The wording of the report: words.yml, whose gaps are filled here."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_WORDS = Path(__file__).with_name("words.yml")
_GAP = re.compile(r"\{(\w+)\}")


@cache
def words() -> dict[str, Any]:
    """Return the wording."""
    found: dict[str, Any] = yaml.safe_load(_WORDS.read_text("utf-8"))
    return found


def said(group: str, key: str, **gaps: object) -> str:
    """Return a sentence with its gaps filled, each once: what fills a gap is never read for gaps."""
    return _GAP.sub(lambda gap: str(gaps[gap[1]]), str(words()[group][key]))


def named(group: str, code: str) -> str:
    """Return the wording of a code; one without wording says itself."""
    return str(words()[group].get(code, code))


def head(*keys: str) -> tuple[str, ...]:
    """Return the heads of a table's columns."""
    return tuple(str(words()["heads"][key]) for key in keys)


def listed(parts: Iterable[str], joint: str = "items") -> str:
    """Return parts joined as Chinese joins them."""
    return str(words()["joints"][joint]).join(parts)
