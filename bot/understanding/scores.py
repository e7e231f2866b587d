"""The trained classifier's scores for one text, without scikit-learn's cost per call.

scikit-learn's vectorisers are made for many texts at once: checking, copying and building sparse matrices
takes them some ten times as long as the work on a single message, and a message is ranked once for itself
and once for each of its clauses. A test holds these scores to scikit-learn's own.
"""

from collections import Counter
from typing import Any, Callable, Dict, List, NamedTuple, Tuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.understanding.words import at_length_1, mean_vector

Weighted = Tuple["np.ndarray", "np.ndarray"]  # columns, and their values


class View(NamedTuple):
    """A fitted vectoriser's parts: how it splits a text, the column of each term, the weights (columns)."""

    split: Callable[[str], List[str]]
    columns: Dict[str, int]
    weights: "np.ndarray"
    first: int  # the column of the whole at which this view begins

    def of(self, text: str) -> Weighted:
        """Return the columns of the terms of `text` and their sublinear tf-idf at length 1."""
        counts = Counter(term for term in self.split(text) if term in self.columns)
        columns = np.array([self.columns[term] for term in counts], dtype=np.intp)
        values = (1 + np.log(np.array(list(counts.values()), dtype=np.float32))) * self.weights[columns]
        return columns + self.first, values / max(float(np.linalg.norm(values)), 1e-9)


class Meaning(NamedTuple):
    """The view of what the words are like."""

    first: int

    def of(self, text: str) -> Weighted:
        """Return the columns of the mean vector of `text` and its values at length 1."""
        vector = at_length_1(mean_vector(text)[np.newaxis])[0]
        return np.arange(self.first, self.first + len(vector)), vector


class Scores:
    """What a fitted union of views and a fitted linear SVM say about a normalised text."""

    def __init__(self, features: Any, svm: Any) -> None:
        """Take the parts out of the fitted `features` (FeatureUnion) and `svm` (LinearSVC)."""
        self._views: List[Any] = []
        first = 0
        for _name, view in features.transformer_list:
            if isinstance(view, TfidfVectorizer):
                self._views.append(View(view.build_analyzer(), view.vocabulary_, view.idf_, first))
                first += len(view.vocabulary_)
            else:
                self._views.append(Meaning(first))
        self._weights = np.ascontiguousarray(svm.coef_.T, dtype=np.float32)  # (columns, classes)
        self._intercepts = svm.intercept_.astype(np.float32)

    def of(self, text: str) -> "np.ndarray":
        """Return the decision values (classes); a single one, for the second class, when there are two."""
        weighted = [view.of(text) for view in self._views]
        columns = np.concatenate([columns for columns, _values in weighted])
        values = np.concatenate([values for _columns, values in weighted]).astype(np.float32)
        return np.asarray(values @ self._weights[columns] + self._intercepts)
