"""Turn a linear classifier's scores into probabilities by one temperature, found by cross-validation.

Source: Guo et al., "On Calibration of Modern Neural Networks" (ICML 2017), section 4.2, temperature scaling.
"""

from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.model_selection import StratifiedKFold, cross_val_predict


def probabilities(scores: "np.ndarray", temperature: float) -> "np.ndarray":
    """Return class probabilities for `scores`, both of shape (texts, classes)."""
    return np.asarray(softmax(scores / temperature, axis=1))


def fit_temperature(classifier: Any, features: Any, labels: "np.ndarray", folds: int, seed: int) -> float:
    """Return the temperature with the least log loss on held-out folds.

    A label with fewer than `folds` texts makes scikit-learn raise ValueError.
    """
    splits = StratifiedKFold(n_splits=folds, shuffle=True, random_state=seed)
    scores = cross_val_predict(classifier, features, labels, cv=splits, method="decision_function")
    if scores.ndim == 1:  # two classes: one score, for the second
        scores = np.column_stack([-scores, scores]) / 2
    columns = np.searchsorted(np.unique(labels), labels)
    rows = np.arange(len(labels))

    def loss(log_temperature: float) -> float:
        return float(-log_softmax(scores / np.exp(log_temperature), axis=1)[rows, columns].mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-5.0, 3.0), method="bounded").x))
