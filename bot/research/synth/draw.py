"""Chance in whole columns: the same seed and batch draw the same numbers."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from bot.research.synth.weights import Weights

type Chance = np.random.Generator


def chance(seed: int, batch: int) -> Chance:
    """Return the chance of one batch, whatever was drawn for others."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, batch])))


def places(by: Chance, weights: Sequence[float], rows: int) -> np.ndarray:
    """Return so many places in `weights`, each as often as its weight says."""
    edges = np.cumsum(np.asarray(weights, float))
    found: np.ndarray = np.searchsorted(edges[:-1], by.random(rows) * edges[-1], side="right")
    return found


def column(by: Chance, weights: Weights, rows: int) -> pa.Array:
    """Return a column of values drawn by their weights."""
    return picked(list(weights), places(by, list(weights.values()), rows))


def picked(values: Sequence[str | None], at: np.ndarray, skipped: np.ndarray | None = None) -> pa.Array:
    """Return the values that stand at the given places; null where it was skipped."""
    return pa.array(values, pa.string()).take(pa.array(at, pa.int64(), mask=skipped))


def without_repeats(by: Chance, sizes: np.ndarray, most: int) -> np.ndarray:
    """Return for each row up to `most` different places below its size, in a random order; the rest is noise.

    The n-th place is drawn among those that are left, then moved past those that were taken before it.
    """
    drawn = np.empty((most, len(sizes)), np.int64)
    for turn in range(most):
        place = (by.random(len(sizes)) * np.maximum(sizes - turn, 1)).astype(np.int64)
        for taken in np.sort(drawn[:turn], axis=0):
            place += place >= taken
        drawn[turn] = place
    return drawn
