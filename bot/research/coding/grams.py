"""What the model sees of a text: its characters, and pairs of neighbouring characters.

Each is a whole number that holds the characters exactly, so nothing is hashed, and numpy finds those of many
texts at once: there may be ten million.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix

_BITS = 21  # of a code point
_BREAK = "\0"  # between texts: no pair goes across it
_NEVER_ZERO = 1e-12
_DIGITS = re.compile("[0-9]+")

type Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
type Weights = np.ndarray[tuple[int], np.dtype[np.float64]]


class Vocabulary(NamedTuple):
    """The grams that were seen in training, sorted, and how telling each is (inverse document frequency)."""

    grams: Numbers
    weights: Weights


def normalised(text: str) -> str:
    """Return a text with one form for each sign (NFKC, small letters), all numbers alike."""
    return _DIGITS.sub("0", unicodedata.normalize("NFKC", text).lower()).replace(_BREAK, " ")


def grams_of(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Return all grams of the texts, and of each the place of its text."""
    plain = [normalised(text) for text in texts]
    joined = "".join(text + _BREAK for text in plain)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    rows = np.repeat(np.arange(len(plain)), [len(text) + 1 for text in plain])
    single = points > 0
    pair = single[:-1] & single[1:]
    pairs = (points[:-1] << _BITS | points[1:])[pair]
    return np.concatenate([points[single], pairs]), np.concatenate([rows[single], rows[:-1][pair]])


def vocabulary_of(texts: Sequence[str]) -> Vocabulary:
    """Return the grams of the texts with their weights: log((1 + texts) / (1 + texts with it)) + 1."""
    found, rows = grams_of(texts)
    grams, columns = np.unique(found, return_inverse=True)
    frequencies = _counted(rows, columns, (len(texts), len(grams))).getnnz(axis=0)
    return Vocabulary(grams, np.log((1 + len(texts)) / (1 + frequencies)) + 1)


def features(texts: Sequence[str], vocabulary: Vocabulary) -> csr_matrix:
    """Return one row a text: 1 + log(count) of each known gram times its weight, at length 1."""
    found, rows = grams_of(texts)
    columns = pd.Index(vocabulary.grams).get_indexer(found)
    known = columns >= 0
    made = _counted(rows[known], columns[known], (len(texts), len(vocabulary.grams)))
    made.data = (1 + np.log(made.data)) * vocabulary.weights[made.indices]
    lengths = np.sqrt(np.asarray(made.power(2).sum(axis=1)).ravel())
    made.data /= np.repeat(np.maximum(lengths, _NEVER_ZERO), np.diff(made.indptr))
    return made


def _counted(rows: Numbers, columns: Numbers, shape: tuple[int, int]) -> csr_matrix:
    """Return how often each column comes in each row."""
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
