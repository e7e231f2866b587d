"""The clauses as the texts are put together from them: one for each clause and each mark after it."""

from itertools import groupby
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from bot.research.synth.sentences import Sentence

BETWEEN, AFTER = ("，", "。", "；", "，，"), ("", "。", "！", "……")
MARKS = (*BETWEEN, *AFTER)


class Phrases(NamedTuple):
    """What may be drawn. A group is the clauses of all sentences with the same codes."""

    words: pa.Array  # clause times mark: clause c with mark m stands at c * len(MARKS) + m
    first: np.ndarray  # of each group, its first clause
    size: np.ndarray  # of each group, how many clauses it has
    codes: tuple[tuple[str, str, str], ...]  # of each group
    weight: tuple[int, ...]  # of each group, how many sentences have these codes


def phrases_of(sentences: list[Sentence]) -> Phrases:
    """Return the phrases of labelled sentences; a clause that comes twice in a group counts once."""
    groups = [(codes, list(group)) for codes, group in groupby(sorted(sentences), lambda one: one.codes)]
    clauses = [list(dict.fromkeys(c for one in group for c in one.clauses)) for _, group in groups]
    size = np.array([len(of_group) for of_group in clauses])
    words = [clause + mark for of_group in clauses for clause in of_group for mark in MARKS]
    return Phrases(
        words=pa.array(words, pa.string()),
        first=np.concatenate(([0], np.cumsum(size)[:-1])),
        size=size,
        codes=tuple(codes for codes, _ in groups),
        weight=tuple(len(group) for _, group in groups),
    )
