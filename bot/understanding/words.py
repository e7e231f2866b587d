"""What words are like: the mean of the vectors of a message's words, which know that 黄疸 is an illness.

The vectors (words.npz) were made by words_build.py from an input method's counts of neighbouring words. They
bring knowledge of the world into a classifier that has read only its own phrasings; figures:
docs/understanding.md.
"""

from functools import cache
from pathlib import Path
from typing import Any, Dict, Iterable, List, NamedTuple

import jieba
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin

VECTORS = Path(__file__).with_suffix(".npz")
LONGEST_WORD = 6  # characters; no word of ours is longer
# A word of this frequency counts half: Arora et al., "A simple but tough-to-beat baseline" (2017).
HALF_WEIGHT = 3e-4


class Words(NamedTuple):
    """The known words: the row of each, vectors (words, dimensions), weights and frequencies (words)."""

    rows: Dict[str, int]
    vectors: "np.ndarray"
    weights: "np.ndarray"
    frequencies: "np.ndarray"  # shares of all that is said


@cache
def known_words() -> Words:
    """Return the words with their vectors at length 1; the file holds them as bytes."""
    with np.load(VECTORS) as file:
        names, vectors, frequencies = str(file["words"]).split("\n"), file["vectors"], file["frequencies"]
    rows = {name: row for row, name in enumerate(names)}
    weights = HALF_WEIGHT / (HALF_WEIGHT + frequencies)
    return Words(rows, at_length_1(vectors.astype(np.float32)), weights, frequencies)


def at_length_1(vectors: "np.ndarray") -> "np.ndarray":
    """Return `vectors`, one a row, at length 1; those of length 0 stay as they are."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def words_in(text: str) -> List[str]:
    """Return the known words of `text`: jieba's, and the longest known parts of those that are not known."""
    return [part for word in jieba.lcut(text) for part in known_parts(word)]


def known_parts(word: str) -> List[str]:
    """Return `word` if it is known, or its longest known parts from left to right."""
    rows = known_words().rows
    parts: List[str] = []
    while word:
        lengths = range(min(LONGEST_WORD, len(word)), 0, -1)
        length = next((length for length in lengths if word[:length] in rows), 0)
        parts += [word[:length]] if length else []
        word = word[length or 1 :]
    return parts


class WordMeaning(BaseEstimator, TransformerMixin):
    """The view of a text as the weighted mean of its words' vectors, at length 1."""

    def fit(self, texts: Iterable[str], labels: Any = None) -> "WordMeaning":
        """Learn nothing: the vectors are given."""
        return self

    def transform(self, texts: Iterable[str]) -> csr_matrix:
        """Return one row a text, of as many columns as the vectors have."""
        return csr_matrix(at_length_1(np.array([mean_vector(text) for text in texts])))


def mean_vector(text: str) -> "np.ndarray":
    """Return the weighted sum of the vectors of the words in `text`; zeros when it has none."""
    words = known_words()
    rows = [words.rows[word] for word in words_in(text)]
    return np.asarray(words.weights[rows] @ words.vectors[rows], dtype=np.float32)
