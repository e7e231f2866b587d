"""How far coders agree: Krippendorff's alpha, among the researchers, and between them and the model.

1 is perfect, 0 is what chance would give (Krippendorff, "Content analysis", 2004). Where the researchers are
at odds they are no measure of the model: such concerns are left out there.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import krippendorff
import numpy as np
from sqlalchemy import Engine

from bot.research.coding.codes import Said, majority, stored
from bot.research.coding.sentences import CLASSES
from bot.research.coding.tables import MODEL
from bot.research.columns import SENSITIVE

DRAWS = 1000  # of the bootstrap
_OUTSIDE = (2.5, 97.5)  # percentiles
_DIGITS = 3

type Counts = np.ndarray[tuple[int, int], np.dtype[np.int64]]  # concerns, values: how many coders said it


def agreement(engine: Engine, seed: int = 0) -> dict[str, dict[str, Any]]:
    """Return by column {"coders", "model"}, each with n concerns, alpha, and its 95 % interval low to high.

    What cannot be said is None: there is nothing to compare, or only one value was ever given.
    """
    codes = stored(engine)
    found = dict[str, dict[str, Any]]()
    for name in SENSITIVE:
        said = [columns[name] for _key, columns in sorted(codes.items()) if name in columns]
        found[name] = {
            "coders": alpha(_counts(name, _among_coders(said)), seed),
            "model": alpha(_counts(name, _with_model(said)), seed),
        }
    return found


def alpha(counts: Counts, seed: int) -> dict[str, Any]:
    """Return alpha of nominal codes, and its interval from drawing concerns anew (Efron's percentiles)."""
    whole = _alpha(counts)
    if whole is None:
        return {"n": len(counts), "alpha": None, "low": None, "high": None}
    drawn = np.random.default_rng(seed).integers(len(counts), size=(DRAWS, len(counts)))
    others = [one for places in drawn if (one := _alpha(counts[places])) is not None]
    low, high = np.percentile(others, _OUTSIDE)
    figures = {"alpha": whole, "low": float(low), "high": float(high)}
    return {"n": len(counts), **{name: round(one, _DIGITS) for name, one in figures.items()}}


def _alpha(counts: Counts) -> float | None:
    if (counts.sum(axis=0) > 0).sum() < 2:  # noqa: PLR2004 - one value: there is nothing to disagree about
        return None
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def _among_coders(said: Iterable[dict[str, Said]]) -> list[list[str]]:
    """Return what the researchers said of each concern that two or more of them coded."""
    values = [[one.value for coder, one in each.items() if coder != MODEL] for each in said]
    return [each for each in values if len(each) > 1]


def _with_model(said: Iterable[dict[str, Said]]) -> list[list[str]]:
    """Return for each concern what most researchers say, and what the model says."""
    return [[value, each[MODEL].value] for each in said if MODEL in each and (value := majority(each))]


def _counts(name: str, values: Sequence[Sequence[str]]) -> Counts:
    counts = np.zeros((len(values), len(CLASSES[name])), np.int64)
    places = {str(value): place for place, value in enumerate(CLASSES[name])}
    for row, each in enumerate(values):
        np.add.at(counts[row], [places[value] for value in each], 1)
    return counts
