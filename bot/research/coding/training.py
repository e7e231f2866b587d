"""Train the model: for each column a linear classifier, and a temperature that makes probabilities honest.

A temperature is fitted on sentences whose writer the classifier had not read (Guo, Pleiss, Sun, Weinberger,
"On calibration of modern neural networks", 2017): a concern is somebody else's voice too.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax
from sklearn.svm import LinearSVC

from bot.research.coding.grams import Vocabulary, features, vocabulary_of
from bot.research.coding.sentences import CLASSES, Sentence
from bot.research.columns import SENSITIVE

PENALTY = 1.0
SEED = 0
_COLDEST, _HOTTEST = -4.0, 3.0  # logarithms of a temperature

type Scores = np.ndarray[tuple[int, int], np.dtype[np.float64]]  # of each text, for the values of a column


class Linear(NamedTuple):
    """The classifiers: by column the weights of the grams for its values, what is added, the temperature."""

    vocabulary: Vocabulary
    weights: dict[str, Scores]
    added: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]
    temperatures: dict[str, float]


def train(sentences: Sequence[Sentence]) -> Linear:
    """Return the classifiers of all sentences, with temperatures from leaving out each writer in turn."""
    return _fitted(sentences)._replace(temperatures=temperatures(sentences, left_out_scores(sentences)))


def temperatures(sentences: Sequence[Sentence], given: dict[str, Scores]) -> dict[str, float]:
    """Return for each column the temperature under which its right codes are likeliest."""
    return {name: _temperature(given[name], _answers(sentences, name)) for name in SENSITIVE}


def scores(linear: Linear, texts: Sequence[str]) -> dict[str, Scores]:
    """Return how much speaks for each value of each column, divided by the temperature."""
    seen = features(texts, linear.vocabulary)
    return {
        name: np.asarray(seen @ linear.weights[name] + linear.added[name]) / linear.temperatures[name]
        for name in SENSITIVE
    }


def left_out_scores(sentences: Sequence[Sentence]) -> dict[str, Scores]:
    """Return the scores of each sentence by classifiers that have read nothing of its writer."""
    found = {name: np.zeros((len(sentences), len(CLASSES[name]))) for name in SENSITIVE}
    writers = np.array([sentence.writer for sentence in sentences])
    for writer in sorted(set(writers)):
        others = _fitted([sentence for sentence in sentences if sentence.writer != writer])
        own = [sentence.text for sentence in sentences if sentence.writer == writer]
        for name, given in scores(others, own).items():
            found[name][writers == writer] = given
    return found


def _fitted(sentences: Sequence[Sentence]) -> Linear:
    """Return the classifiers of some sentences, with temperatures of 1."""
    texts = [sentence.text for sentence in sentences]
    vocabulary = vocabulary_of(texts)
    seen = features(texts, vocabulary)
    weights, added = dict[str, Scores](), {}
    for name in SENSITIVE:
        machine = LinearSVC(C=PENALTY, random_state=SEED).fit(seen, _answers(sentences, name))
        weights[name], added[name] = np.ascontiguousarray(machine.coef_.T), machine.intercept_
    return Linear(vocabulary, weights, added, dict.fromkeys(SENSITIVE, 1.0))


def _answers(sentences: Sequence[Sentence], name: str) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return of each sentence the place of its code among the values of a column."""
    column = SENSITIVE.index(name)
    return np.array([CLASSES[name].index(sentence.codes[column]) for sentence in sentences])


def _temperature(given: Scores, answers: np.ndarray[tuple[int], np.dtype[np.intp]]) -> float:
    """Return the temperature under which the right answers are likeliest."""

    def loss(logarithm: float) -> float:
        return -float(log_softmax(given / np.exp(logarithm), axis=1)[np.arange(len(answers)), answers].mean())

    return float(np.exp(minimize_scalar(loss, bounds=(_COLDEST, _HOTTEST), method="bounded").x))
