"""Hide single cells of the classes that are too rare, until they are not; what stays too rare is left out.

Local suppression as in sdcMicro's `localSuppression` (Templ, Kowarik, Meindl: J. Stat. Software 67(4),
2015), with one strict rule: a hidden cell is equal to hidden cells only, so that a class is what a reader
of the release sees as equal rows. All sets of cells are tried, the one by which the rare rows lose least
first, and of two that lose the same the one whose columns matter less. A row with all its cells hidden
still tells what is feared; it counts as lost whole, as one that is left out does.
"""

from itertools import combinations
from typing import NamedTuple

import numpy as np

from bot.research.anonymise.limits import Limits
from bot.research.anonymise.table import Flags, Integers, merged
from bot.research.anonymise.view import Reals, View, mixed
from bot.research.columns import QUASI

# The least important first: what staff did with a concern and how long it is say less of the matter than
# when and in which work it arose; research compares places (level, district) most.
IMPORTANCE = ("status", "length", "month", "field", "level", "district")
_WEIGHTS = np.array([1 << IMPORTANCE.index(column) for column in QUASI])
_PLACES = range(len(QUASI))
_SETS = [chosen for size in range(1, len(QUASI) + 1) for chosen in combinations(_PLACES, size)]
_MEMBERS = np.array([[place in chosen for place in _PLACES] for chosen in _SETS])
_DIGITS = 9  # to which two losses are the same


class Suppressed(NamedTuple):
    """Of each class of a view what is hidden, a bit for each column of QUASI, and whether it is released.

    `loss` is the mean over all rows of what their cells lost, from 0 to 1.
    """

    hidden: Integers
    kept: Flags
    loss: float


class Pattern(NamedTuple):
    """Columns to hide together, by place, and the least that a row loses by this or a later pattern."""

    places: tuple[int, ...]
    at_least: float


def suppressed(seen: View, limits: Limits, ceiling: float) -> Suppressed | None:
    """Return what must be hidden of a view; None as soon as its loss cannot be below `ceiling`."""
    kept = limits.are_met(seen.rows, seen.masks, seen.widths)
    hidden, rest = np.zeros(len(seen.rows), np.int64), np.flatnonzero(~kept)
    penalties = np.array(seen.penalties) / len(QUASI)
    spare = 1 / len(QUASI) - penalties
    lost = float(seen.rows @ penalties.sum(axis=0))
    for pattern in _patterns(seen, spare, rest):
        if lost + float(seen.rows[rest].sum()) * pattern.at_least >= ceiling * float(seen.rows.sum()):
            return None
        places = list(pattern.places)
        enough = _reach(seen, rest, pattern.places, limits)
        placed, rest = rest[enough], rest[~enough]
        kept[placed], hidden[placed] = True, sum(1 << place for place in places)
        lost += float(seen.rows[placed] @ spare[np.ix_(places, placed)].sum(axis=0))
        if not len(rest):
            break
    lost += float(seen.rows[rest] @ spare[:, rest].sum(axis=0))
    return Suppressed(hidden, kept, lost / float(seen.rows.sum()))


def _patterns(seen: View, spare: Reals, rest: Integers) -> list[Pattern]:
    """Return all sets of cells that can still be hidden, in the order in which they are tried."""
    if not len(rest):
        return []
    rows = seen.rows[rest]
    mean, least = spare[:, rest] @ rows / rows.sum(), spare[:, rest].min(axis=1)
    gone = [place for place, rung in enumerate(seen.rungs) if rung.is_hidden]
    open_sets = np.flatnonzero(~_MEMBERS[:, gone].any(axis=1))
    members = _MEMBERS[open_sets]
    order = np.lexsort((members @ _WEIGHTS, np.round(members @ mean, _DIGITS)))
    bounds = np.minimum.accumulate((members @ least)[order][::-1])[::-1]
    return [Pattern(_SETS[open_sets[at]], float(bound)) for at, bound in zip(order, bounds, strict=True)]


def _reach(seen: View, rest: Integers, places: tuple[int, ...], limits: Limits) -> Flags:
    """Say which of the classes `rest` reach the limits once the columns `places` are hidden."""
    shown = [place for place in _PLACES if place not in places]
    sizes = [len(seen.rungs[place].words) for place in shown]
    digits = [seen.digits[place][rest] for place in shown]
    keys = mixed(digits, sizes) if shown else np.zeros(len(rest), np.int64)
    found = merged(keys, int(np.prod(sizes)), seen.rows[rest], seen.masks[rest])
    return limits.are_met(found.rows, found.masks, seen.widths)[found.place]
