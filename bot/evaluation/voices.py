"""Phrasings as if by people never heard: train without some voices of nlu/, then ask in theirs.

The development sets have grown too easy to tell what confidence is worth: their mistakes were learnt from.
Each comment line in nlu/ names the voices that wrote the phrasings under it; those of one line are kept
together, since one writer stands behind them. Training five times takes up to half an hour.
"""

import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import FrozenSet, Iterable, Iterator, List, NamedTuple, Set, Tuple

from bot.evaluation.heldout import ROOT, Question
from bot.evaluation.pipeline import train
from bot.evaluation.results import Result, results_to

FOLDS = 5
_VOICE, _INTENT, _TEXT = (re.compile(start + r"(.+)") for start in ("# ", "- intent: ", r"\s+- "))


class Phrasing(NamedTuple):
    """One training phrasing: the voices of its comment line (empty for none), its intent, its words."""

    voice: str
    intent: str
    text: str


def phrasings(lines: Iterable[str]) -> Iterator[Phrasing]:
    """Yield the phrasings of a file of nlu/; its comments are lost to a YAML parser."""
    voice = intent = ""
    for line in lines:
        if found := _VOICE.match(line):
            voice = found[1].strip()
        elif found := _INTENT.match(line):
            intent = found[1].strip()
        elif intent and (found := _TEXT.match(line)):
            yield Phrasing(voice, intent, found[1].strip())


def folds(everything: List[Phrasing], number: int) -> List[FrozenSet[str]]:
    """Return all voices in `number` groups that wrote about as many phrasings each, always the same ones.

    Phrasings without a voice belong to no group: they are always learnt from.
    """
    counts = Counter(phrasing.voice for phrasing in everything if phrasing.voice)
    groups: List[Set[str]] = [set() for _ in range(number)]
    for voice, _count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        min(groups, key=lambda group: sum(counts[name] for name in group)).add(voice)
    return [frozenset(group) for group in groups]


def parted(everything: List[Phrasing], voices: FrozenSet[str]) -> Tuple[List[Phrasing], List[Phrasing]]:
    """Return the phrasings of all others, to train on, and those of `voices`, of intents that are trained."""
    kept = [phrasing for phrasing in everything if phrasing.voice not in voices]
    known = {phrasing.intent for phrasing in kept}
    return kept, [p for p in everything if p.voice in voices and p.intent in known]


def results_of_new_voices(config: Path) -> List[Result]:
    """Return what the pipeline of `config` makes of each voice if it has not learnt from that one."""
    files = sorted((ROOT / "nlu").glob("*.yml"))
    everything = [p for file in files for p in phrasings(file.read_text("utf-8").splitlines())]
    return [
        result
        for voices in folds(everything, FOLDS)
        for result in results_without(*parted(everything, voices), config)
    ]


def results_without(kept: List[Phrasing], others: List[Phrasing], config: Path) -> List[Result]:
    """Return what the pipeline of `config`, trained on `kept`, makes of `others`."""
    with tempfile.TemporaryDirectory() as folder:
        model = train([(p.text, p.intent) for p in kept], config, Path(folder))
        return results_to(model, [Question(p.intent, "new voice", p.text) for p in others])
