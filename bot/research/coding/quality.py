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
_SUMMARY = ("n", "macro_f1", "accuracy", "ece")


def figures_of(coder: Coder, sentences: Sequence[Sentence]) -> dict[str, Figures]:
    """Return how well `coder` codes these sentences."""
    return measured(sentences, coder.code([sentence.text for sentence in sentences]))


def left_out_figures(sentences: Sequence[Sentence]) -> dict[str, Figures]:
    """Return how well each writer's sentences are coded by a model of the others'."""
    given = left_out_scores(sentences)
    warmth = temperatures(sentences, given)
    return measured(sentences, {name: codes_by(name, one / warmth[name]) for name, one in given.items()})


def save(figures: dict[str, Figures], left_out: dict[str, Figures], held_out: str, file: Path) -> None:
    """Keep the figures on the sentences `held_out`, and those of leaving out writers, with a fingerprint."""
    content = {
        "fingerprint": fingerprint(),
        "held_out": held_out,
        "columns": figures,
        "left_out": {name: {figure: one[figure] for figure in _SUMMARY} for name, one in left_out.items()},
    }
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")


def quality(file: Path = FILE) -> dict[str, Any]:
    """Return {"state": "measured"} and what was saved; {"state": "unknown"} if it is not of this model.

    `held_out` names the sentences of `columns`; `left_out` is how well training writers are coded by models
    of the others. The lower one is the safer guess at how well real concerns are coded.
    """
    try:
        held = json.loads(file.read_text("utf-8"))
        if held["fingerprint"] != fingerprint():
            return UNKNOWN
        return {"state": "measured", **{name: held[name] for name in ("held_out", "columns", "left_out")}}
    except (OSError, ValueError, KeyError, TypeError):
        return UNKNOWN
