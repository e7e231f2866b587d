"""Which texts a release holds: by lot among the consented ones of released rows, if they pass the gate."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from bot.research.source import Source
from bot.research.texts.gate import TextGate

_DRAWN_FOR_ONE = 3  # so many are drawn for each text wanted, since some do not pass


type Kept = np.ndarray[tuple[int], np.dtype[np.bool_]]  # of each row read, whether it is released


class Candidate(NamedTuple):
    """A text that may be released if it passes: its lot, its row."""

    lot: float
    row: int
    text: str


class Chosen(NamedTuple):
    """The texts by row, how many might have been looked at, and how many were held back and why."""

    texts: dict[int, str]
    candidates: int
    held: dict[str, int]
    refused: list[str]  # candidates that are not released, a few: what the search looks for afterwards


class Chooser:
    """Choose texts by lot, with a seed."""

    def __init__(self, gate: TextGate, limit: int, seed: int) -> None:
        """Choose at most `limit` texts that pass `gate`."""
        self._gate = gate
        self._limit = limit
        self._seed = seed

    def choose(self, source: Source, kept: Kept, planted: list[str]) -> Chosen:
        """Return texts of rows that are `kept`, if their holders agreed.

        `planted` texts are looked at first, under rows below zero: they show what the gate lets through.
        """
        drawn, count = self._drawn(source, kept)
        texts, held, refused = dict[int, str](), Counter[str](), list[str]()
        for one in [*(Candidate(0.0, -place, text) for place, text in enumerate(planted, 1)), *drawn]:
            if len(texts) >= self._limit:
                refused.append(one.text)
            elif reason := self._gate.held(one.text):
                held[reason] += one.row >= 0
                refused.append(one.text)
            else:
                texts[one.row] = one.text
        return Chosen(texts, count, dict(held), refused)

    def _drawn(self, source: Source, kept: Kept) -> tuple[list[Candidate], int]:
        """Return the candidates with the smallest lots, and how many candidates there were."""
        best, count = list[Candidate](), 0
        for candidates in _candidates(source, kept, self._seed):
            count += len(candidates)
            best = sorted([*best, *candidates])[: self._limit * _DRAWN_FOR_ONE]
        return best, count


def _candidates(source: Source, kept: Kept, seed: int) -> Iterator[list[Candidate]]:
    first = 0
    for batch in source.batches():
        lots = np.random.default_rng([seed, first]).random(batch.num_rows)
        share, texts = batch["share"].to_pylist(), batch["text"].to_pylist()
        places = np.flatnonzero(kept[first : first + batch.num_rows])
        yield [
            Candidate(float(lots[place]), first + int(place), texts[place])
            for place in places
            if share[place] and texts[place]
        ]
        first += batch.num_rows
