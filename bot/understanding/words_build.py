"""Make words.npz from the language model of the libime input method; only run to make it anew.

`python -m bot.understanding.words_build lm_sc.arpa`: the file is in libime's source package (Debian: libime
1.0.16, data/lm_sc.arpa-20220810.tar.xz, LGPL-2.1-or-later). Words that have the same neighbours get like
vectors: positive pointwise mutual information with the words before and behind, reduced by singular value
decomposition. Source: Levy, Goldberg, Dagan, "Improving distributional similarity with lessons learned from
word embeddings" (TACL 3, 2015), sections 2 and 3.
"""

import sys
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.utils.extmath import randomized_svd

from bot.understanding.words import VECTORS, at_length_1

DIMENSIONS = 100
FEWEST_NEIGHBOURS = 15  # a word with fewer is not known well enough
CONTEXT_SMOOTHING = 0.75  # Levy et al., section 3.2
SEED = 0
_MARKS = ("<unk>", "<s>", "</s>")
Grams = Iterator[Tuple[List[str], float]]


def grams(path: Path, order: int) -> Grams:
    """Yield the n-grams of one order in an ARPA file, each as its words and its probability."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(f"\\{order}-grams"):
                break
        for line in lines:
            if line.startswith("\\"):
                return
            if "\t" in line:
                logarithm, words = line.rstrip("\n").split("\t")[:2]
                yield words.split(" "), 10 ** float(logarithm)


def neighbours(path: Path, frequencies: Dict[str, float]) -> csr_matrix:
    """Return how often each word stands before each other (words, words), as a probability."""
    rows = {word: row for row, word in enumerate(frequencies)}
    pairs = [
        (rows[first], rows[second], chance * frequencies[first])
        for (first, second), chance in grams(path, 2)
        if first in rows and second in rows
    ]
    first_rows, second_rows, chances = zip(*pairs, strict=True)
    return csr_matrix((chances, (first_rows, second_rows)), shape=(len(rows), len(rows)))


def information(joint: csr_matrix) -> csr_matrix:
    """Return the positive pointwise mutual information of rows and columns of `joint`."""
    of_row = np.asarray(joint.sum(axis=1)).ravel()
    of_column = np.asarray(joint.sum(axis=0)).ravel() ** CONTEXT_SMOOTHING
    of_column /= of_column.sum()
    entries = joint.tocoo()
    values = np.log(entries.data / (of_row[entries.row] * of_column[entries.col]))
    kept = values > 0
    return csr_matrix((values[kept], (entries.row[kept], entries.col[kept])), shape=joint.shape)


def build(path: Path) -> Dict[str, Any]:
    """Return what words.npz holds, made from the ARPA file at `path`."""
    frequencies = {words[0]: chance for words, chance in grams(path, 1) if words[0] not in _MARKS}
    before = neighbours(path, frequencies)
    contexts = hstack([information(before), information(before.T.tocsr())]).tocsr()
    left, strengths, _right = randomized_svd(contexts, DIMENSIONS, n_iter=4, random_state=SEED)
    known = np.flatnonzero(np.diff(contexts.indptr) >= FEWEST_NEIGHBOURS)
    vectors = at_length_1((left * np.sqrt(strengths))[known])
    return {
        "words": np.array("\n".join(np.array(list(frequencies))[known])),
        "vectors": np.round(vectors / np.abs(vectors).max(axis=1, keepdims=True) * 127).astype(np.int8),
        "frequencies": np.array(list(frequencies.values()), dtype=np.float32)[known],
    }


if __name__ == "__main__":
    np.savez_compressed(VECTORS, **build(Path(sys.argv[1])))
