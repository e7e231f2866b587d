"""The files that Rasa learns from beside the repository's: what staff added, and rules for new topics.

Read by both Pythons: Rasa's environment tests that Rasa can read them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Dict, List, Tuple

import yaml

from bot.training.known import RESPONSE, Known, folded

FEWEST = 15  # phrasings of a new topic; docs/adr/0014-models-by-staff.md has the figures
FORMAT = "3.1"  # Rasa's training data format
_MARKUP = re.compile(r"[\[\]{}]")  # Rasa reads [words](entity); the classifier drops brackets anyway

Pair = Tuple[str, str]  # intent, phrasing


def learnt(pairs: Iterable[Pair], known: Known) -> List[Pair]:
    """Return of `pairs` what a model learns, in their order.

    Not what nlu/ has or what is held out, by now, and no topic with fewer than FEWEST phrasings.
    """
    fresh = [pair for pair in pairs if _is_fresh(pair[1], known)]
    by_intent: Dict[str, int] = defaultdict(int)
    for intent, _text in fresh:
        by_intent[intent] += 1
    return [pair for pair in fresh if _is_learnt(pair[0], by_intent[pair[0]], known)]


def documents(pairs: Iterable[Pair], known: Known) -> Dict[str, str]:
    """Return the text of each file by its name; nothing for nothing."""
    examples: Dict[str, List[str]] = defaultdict(list)
    for intent, text in learnt(pairs, known):
        examples[intent].append(f"- {_MARKUP.sub(' ', text)}\n")
    new = sorted(intent for intent in examples if intent not in known.intents)
    nlu = [{"intent": intent, "examples": "".join(lines)} for intent, lines in sorted(examples.items())]
    files = {"nlu/staff.yml": _document(nlu=nlu)} if nlu else {}
    if new:
        says = {RESPONSE + key: [{"custom": {"answer": key}}] for key in new}
        files["domain/staff.yml"] = _document(intents=new, responses=says)
        files["stories/staff.yml"] = _document(rules=[_rule(key) for key in new])
    return files


def as_blocks(pairs: Iterable[Pair]) -> str:
    """Return `pairs` as they are written in nlu/, one block an intent."""
    lines: Dict[str, List[str]] = defaultdict(list)
    for intent, text in pairs:
        lines[intent].append(f"    - {text}\n")
    return "".join(f"- intent: {i}\n  examples: |\n{''.join(texts)}" for i, texts in sorted(lines.items()))


def _is_fresh(text: str, known: Known) -> bool:
    return folded(text) not in known.phrasings and folded(text) not in known.held_out


def _is_learnt(intent: str, phrasings: int, known: Known) -> bool:
    return intent in known.intents or (known.may_be_a_topic(intent) and phrasings >= FEWEST)


def _rule(key: str) -> Dict[str, Any]:
    return {"rule": f"{key} is answered", "steps": [{"intent": key}, {"action": RESPONSE + key}]}


def _document(**sections: Any) -> str:
    return str(yaml.safe_dump({"version": FORMAT, **sections}, allow_unicode=True, sort_keys=False))
