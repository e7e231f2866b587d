"""Themes of the texts: non-negative matrix factorisation of TF-IDF (Lee and Seung 1999).

How many there are is chosen from the texts: of 2 to 10, never more than one for ten texts, the number whose
themes hold together best: by the mean NPMI (Bouma 2009) of the pairs of each theme's first words, counted in
the texts; of equals the fewest.
"""

import math
import warnings
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer

FEWEST_TEXTS = 30
WORDS, QUOTATIONS = 8, 3
_MOST, _TEXTS_A_THEME = 10, 10
_RAREST, _RARE, _TEXTS_A_STEP = 2, 5, 25  # a word must stand in 2 texts, in 5 from 125 texts on
_COMMON = 0.5  # a word in a greater share of the texts makes no theme
_WORDS_A_THEME = 4


class Themed(NamedTuple):
    """A theme: its first words, how many texts belong to it first, the numbers of those that show it best."""

    words: tuple[str, ...]
    texts: int
    best: tuple[int, ...]


class Choice(NamedTuple):
    """The themes, and how well each number of themes that was tried holds together."""

    themes: tuple[Themed, ...]
    coherence: dict[int, float]


def themes_of(words: tuple[tuple[str, ...], ...], seed: int) -> Choice | None:
    """Return the themes, the largest first; None when too few texts share any words."""
    if len(words) < FEWEST_TEXTS:
        return None
    rare = min(_RARE, max(_RAREST, len(words) // _TEXTS_A_STEP))
    vectors = TfidfVectorizer(analyzer=list, min_df=rare, max_df=_COMMON, sublinear_tf=True)
    try:
        weights = vectors.fit_transform(words)
    except ValueError:  # no word is left
        return None
    names = vectors.get_feature_names_out()
    most = min(_MOST, len(words) // _TEXTS_A_THEME, len(names) // _WORDS_A_THEME)
    if most < 2:  # noqa: PLR2004 (one theme is none)
        return None
    tried = {number: _factors(weights, number, seed) for number in range(2, most + 1)}
    held = (weights > 0).astype(np.int64)
    coherence = {number: round(_coherence(held, of), 4) for number, (_texts, of) in tried.items()}
    chosen = max(coherence, key=lambda number: (coherence[number], -number))
    return Choice(_read(*tried[chosen], names), coherence)


def _factors(weights: Any, number: int, seed: int) -> tuple[Any, Any]:
    """Return how much of each theme is in each text, and of each word in each theme."""
    model = NMF(number, init="nndsvda", random_state=seed, max_iter=400)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # near enough: what is shown is an order
        texts = model.fit_transform(weights)
    return np.round(texts, 6), np.round(model.components_, 6)


def _first(of_theme: Any) -> list[int]:
    """Return the numbers of the weightiest words; of equals the one that sorts first."""
    order = np.argsort(-of_theme, kind="stable")[:WORDS]
    return [int(word) for word in order if of_theme[word] > 0]


def _coherence(held: Any, themes: Any) -> float:
    values = []
    for theme in themes:
        chosen = held[:, _first(theme)]
        together = np.asarray((chosen.T @ chosen).todense()) / held.shape[0]
        values += [
            _npmi(together[a, b], together[a, a], together[b, b])
            for a, b in combinations(range(len(together)), 2)
        ]
    return sum(values) / len(values) if values else -1.0


def _npmi(both: float, one: float, other: float) -> float:
    """Return the normalised pointwise mutual information: -1 never together, 0 by chance, 1 always."""
    if both == 0:
        return -1.0
    return 1.0 if both == 1 else math.log(both / (one * other)) / -math.log(both)


def _read(texts: Any, themes: Any, names: Any) -> tuple[Themed, ...]:
    mine = np.where(texts.max(axis=1) > 0, texts.argmax(axis=1), -1)
    shares = texts / np.maximum(texts.sum(axis=1, keepdims=True), 1e-9)
    found = []
    for number, theme in enumerate(themes):
        order = np.lexsort((-texts[:, number], -np.round(shares[:, number] * texts[:, number], 6)))
        best = tuple(int(text) for text in order if mine[text] == number)
        found.append(
            Themed(tuple(str(names[word]) for word in _first(theme)), int((mine == number).sum()), best)
        )
    return tuple(sorted(found, key=lambda theme: (-theme.texts, theme.words)))
