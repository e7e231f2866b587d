"""The coding model as a release uses it: texts in, codes and probabilities out."""

from itertools import batched

import numpy as np
from scipy.special import softmax

from bot.research.coding.sentences import CLASSES
from bot.research.coding.training import Linear, Scores, scores
from bot.research.columns import SENSITIVE
from bot.research.staging import Codes

AT_ONCE = 8192  # texts: more take more memory and are no faster


class CodingModel:
    """Codes texts; what it gives for a text does not depend on the texts beside it."""

    def __init__(self, linear: Linear) -> None:
        """Code with these classifiers."""
        self._linear = linear

    def code(self, texts: list[str]) -> dict[str, Codes]:
        """Return for each of SENSITIVE the likeliest codes of the texts, and how probable each is."""
        found = {name: Codes([], []) for name in SENSITIVE}
        for some in batched(texts, AT_ONCE):
            for name, given in scores(self._linear, some).items():
                codes = codes_by(name, given)
                found[name].values.extend(codes.values)
                found[name].probabilities.extend(codes.probabilities)
        return found


def codes_by(name: str, given: Scores) -> Codes:
    """Return the codes of a column that these scores of texts speak for."""
    values = np.array([str(value) for value in CLASSES[name]], object)
    likeliest, chances = given.argmax(axis=1), softmax(given, axis=1)
    return Codes(values[likeliest].tolist(), chances[np.arange(len(given)), likeliest].tolist())
