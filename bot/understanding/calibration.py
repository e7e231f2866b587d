"""Turn a linear classifier's scores into probabilities by one temperature, found on texts held back.

Source: Guo et al., "On Calibration of Modern Neural Networks" (ICML 2017), section 4.2, temperature scaling.
"""

from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.model_selection import train_test_split


def probabilities(scores: "np.ndarray", temperature: float) -> "np.ndarray":
    """Return class probabilities for `scores`, both of shape (texts, classes)."""
    return np.asarray(softmax(scores / temperature, axis=1))


def fit_temperature(svm: Any, features: Any, labels: "np.ndarray", held_back: float, seed: int) -> float:
    """Return the temperature with the least log loss on the share `held_back` of the texts.

    `svm` is fitted on the others here; fit it on all texts afterwards. One split, not folds: one number
    is estimated from over a thousand texts, and each fit costs as much as the training itself. A label with
    fewer than two texts makes scikit-learn raise ValueError.
    """
    fitted, kept, fitted_labels, kept_labels = train_test_split(
        features, labels, test_size=held_back, stratify=labels, random_state=seed
    )
    scores = svm.fit(fitted, fitted_labels).decision_function(kept)
    if scores.ndim == 1:  # two classes: one score, for the second
        scores = np.column_stack([-scores, scores]) / 2
    columns = np.searchsorted(svm.classes_, kept_labels)
    rows = np.arange(len(kept_labels))

    def loss(log_temperature: float) -> float:
        return float(-log_softmax(scores / np.exp(log_temperature), axis=1)[rows, columns].mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-5.0, 3.0), method="bounded").x))
