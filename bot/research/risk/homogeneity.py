"""What is learnt of a person whose row is not found: all rows that it may be say the same."""

from dataclasses import dataclass

import numpy as np

from bot.research.anonymise.table import Flags, Integers
from bot.research.risk.matching import Meeting


@dataclass(frozen=True)
class Learnt:
    """True rows of which a sensitive value is learnt.

    `if_released`: by one who knows that the row was released; `certain`: by one who does not, and sees it
    from the numbers: a released class has as many rows as fit it, so that all of these are in it, or
    nothing was left out.
    """

    if_released: int
    certain: int


def learnt(met: list[Meeting], truth: Integers, released: Integers, masks: Integers) -> Learnt:
    """Return of how many true rows the value is learnt, given the rows of both and the masks."""
    union, certain = np.zeros(len(truth), np.int64), np.zeros(len(truth), np.bool_)
    for meeting in met:
        found = np.flatnonzero(meeting.met >= 0)
        theirs = meeting.met[found]
        union[found] |= masks[theirs]
        whole = _fitting(theirs, truth[found], len(released)) == released
        certain[found] |= (whole & _single(masks))[theirs]
    if truth.sum() == released.sum():
        certain |= _single(union)
    return Learnt(int(truth[_single(union)].sum()), int(truth[certain].sum()))


def _single(masks: Integers) -> Flags:
    single: Flags = np.bitwise_count(masks) == 1
    return single


def _fitting(theirs: Integers, truth: Integers, size: int) -> Integers:
    return np.bincount(theirs, truth, size).astype(np.int64)
