"""How good the codes are: held against labelled sentences that no model was trained on."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.metrics import accuracy_score, f1_score

from bot.research.coding.sentences import CLASSES, Sentence
from bot.research.columns import SENSITIVE
from bot.research.staging import Codes

BINS = 10
_DIGITS = 3
_PAIRS = 8  # of values that are taken for each other most often

type Figures = dict[str, Any]


def measured(sentences: Sequence[Sentence], given: dict[str, Codes]) -> dict[str, Figures]:
    """Return for each column n, accuracy, macro_f1, ece, f1 by value, and the commonest confusions."""
    return {name: _column(name, sentences, given[name]) for name in SENSITIVE}


def calibration_error(right: Sequence[bool], probabilities: Sequence[float]) -> float:
    """Return the expected calibration error: by tenths, how far probability and share of right ones differ.

    Naeini, Cooper, Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning" (2015).
    """
    hits, chances = np.asarray(right, float), np.asarray(probabilities)
    bins = np.minimum((chances * BINS).astype(int), BINS - 1)
    sums = [abs(float((hits - chances)[bins == place].sum())) for place in range(BINS)]
    return sum(sums) / len(hits)


def _column(name: str, sentences: Sequence[Sentence], codes: Codes) -> Figures:
    meant = [sentence.codes[SENSITIVE.index(name)] for sentence in sentences]
    values = [str(value) for value in CLASSES[name]]
    each = f1_score(meant, codes.values, labels=values, average=None, zero_division=0)
    right = [one == other for one, other in zip(meant, codes.values, strict=True)]
    wrong = Counter(pair for pair in zip(meant, codes.values, strict=True) if pair[0] != pair[1])
    commonest = sorted(wrong.items(), key=lambda found: (-found[1], found[0]))[:_PAIRS]
    return {
        "n": len(meant),
        "macro_f1": _rounded(np.mean(each)),
        "accuracy": _rounded(accuracy_score(meant, codes.values)),
        "ece": _rounded(calibration_error(right, codes.probabilities)),
        "f1": {value: _rounded(f1) for value, f1 in zip(values, each, strict=True)},
        "confusions": [[*pair, times] for pair, times in commonest],
    }


def _rounded(figure: float) -> float:
    return round(float(figure), _DIGITS)
