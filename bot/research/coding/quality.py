"""The figures of the model that ships: measured once on held-out sentences, kept with what they belong to."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.research.coding.cache import fingerprint
from bot.research.coding.measuring import Figures, measured
from bot.research.coding.model import codes_by
from bot.research.coding.sentences import Sentence
from bot.research.coding.training import left_out_scores, temperatures
from bot.research.staging import Coder

FILE = Path(__file__).with_name("quality.json")
UNKNOWN = {"state": "unknown"}


def figures_of(coder: Coder, sentences: Sequence[Sentence]) -> dict[str, Figures]:
    """Return how well `coder` codes these sentences."""
    return measured(sentences, coder.code([sentence.text for sentence in sentences]))


def left_out_figures(sentences: Sequence[Sentence]) -> dict[str, Figures]:
    """Return how well each writer's sentences are coded by a model of the others'."""
    given = left_out_scores(sentences)
    warmth = temperatures(sentences, given)
    return measured(sentences, {name: codes_by(name, one / warmth[name]) for name, one in given.items()})


def save(figures: dict[str, Figures], held_out: str, file: Path = FILE) -> None:
    """Keep the figures with the fingerprint of the model they are about, and which sentences they rest on."""
    content = {"fingerprint": fingerprint(), "held_out": held_out, "columns": figures}
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def quality(file: Path = FILE) -> dict[str, Any]:
    """Return {"state": "measured", "held_out", "columns"}; {"state": "unknown"} if not of this model."""
    try:
        held = json.loads(file.read_text("utf-8"))
        if held["fingerprint"] != fingerprint():
            return UNKNOWN
        return {"state": "measured", "held_out": held["held_out"], "columns": held["columns"]}
    except (OSError, ValueError, KeyError, TypeError):
        return UNKNOWN
