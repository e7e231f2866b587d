"""Which texts a release holds: by lot among the consented ones of released rows, if they pass the gate."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from bot.research.source import Source
from bot.research.texts.gate import TextGate

_DRAWN_FOR_ONE = 3  # so many are drawn for each text wanted, since some do not pass
WITHHELD = 100


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
    # What the search looks for afterwards: candidates that are not released, and texts, by lot, that were
    # none, because their holders did not agree or their rows are not released.
    refused: list[str]
    withheld: list[str]


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
        drawn, count, withheld = self._drawn(source, kept)
        texts, held, refused = dict[int, str](), Counter[str](), list[str]()
        for one in [*(Candidate(0.0, -place, text) for place, text in enumerate(planted, 1)), *drawn]:
            if len(texts) >= self._limit:
                refused.append(one.text)
            elif reason := self._gate.held(one.text):
                held[reason] += one.row >= 0
                refused.append(one.text)
            else:
                texts[one.row] = one.text
        return Chosen(texts, count, dict(held), refused, [one.text for one in withheld])

    def _drawn(self, source: Source, kept: Kept) -> tuple[list[Candidate], int, list[Candidate]]:
        """Return the candidates with the smallest lots, their number, and some that are none."""
        best, count, withheld = list[Candidate](), 0, list[Candidate]()
        for candidates, others in _candidates(source, kept, self._seed):
            count += len(candidates)
            best = sorted([*best, *candidates])[: self._limit * _DRAWN_FOR_ONE]
            withheld = sorted([*withheld, *others])[:WITHHELD]
        return best, count, withheld


def _candidates(source: Source, kept: Kept, seed: int) -> Iterator[tuple[list[Candidate], list[Candidate]]]:
    """Yield the texts of each batch that may be released if they pass, and those that may not."""
    first = 0
    for batch in source.batches():
        lots = np.random.default_rng([seed, first]).random(batch.num_rows)
        may, texts = np.array(batch["share"].fill_null(False)), batch["text"].to_pylist()
        may &= kept[first : first + batch.num_rows]
        all_texts = [
            Candidate(float(lot), first + place, text)
            for place, (lot, text) in enumerate(zip(lots, texts, strict=True))
            if text
        ]
        yield (
            [one for one in all_texts if may[one.row - first]],
            [one for one in all_texts if not may[one.row - first]],
        )
        first += batch.num_rows
