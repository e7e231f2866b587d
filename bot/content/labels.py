"""What staff call the fields of an entry, from labels.yml: one word each, wherever they meet it."""

from functools import cache
from pathlib import Path

import yaml

DETAIL = "detail"  # where a leaning leads that is answered by the detail of the same answer


@cache
def labels() -> dict[str, str]:
    """Return the word for each field, by its path, such as source.section."""
    found: dict[str, str] = yaml.safe_load(Path(__file__).with_name("labels.yml").read_text("utf-8"))
    return found


def leaning_label(leaning: str) -> str:
    """Return the word for what people ask next, such as ask_who; one without a word says itself."""
    return labels().get(f"leans.{leaning}", leaning)


def lead_label(lead: str) -> str:
    """Return the word for where a leaning leads that is no other entry: the detail, or the text itself."""
    return labels()[f"leads.{lead}"]
