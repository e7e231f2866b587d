"""Texts put together from clauses of sentences with the same codes, a whole column at a time."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bot.research.columns import Length
from bot.research.synth.draw import Chance, picked, places, without_repeats
from bot.research.synth.phrases import BETWEEN, MARKS, Phrases

CLAUSES = (0, 3, 9, 19, 21, 16, 10, 6, 4, 3, *[0.6] * 15)  # weights of 0, 1, 2, … clauses in a text
SHORT, MEDIUM = 50, 150  # characters, as in bot/concerns/store.py


def texts(by: Chance, phrases: Phrases, groups: np.ndarray) -> pa.Array:
    """Return a text for each row from the clauses of its group, each clause at most once."""
    sizes = phrases.size[groups]
    counts = np.minimum(places(by, CLAUSES, len(groups)), sizes)
    most = int(counts.max(initial=0))
    clauses = without_repeats(by, sizes, most) + phrases.first[groups]
    return _joined(phrases, [_words(by, clauses[turn], counts - turn) for turn in range(most)], len(groups))


def _words(by: Chance, clauses: np.ndarray, left: np.ndarray) -> pa.Array:
    """Return the places of one turn's words: none where no clause is left, an end mark after the last."""
    between = places(by, (80, 12, 5, 3), len(clauses))
    after = len(BETWEEN) + places(by, (45, 35, 10, 10), len(clauses))
    return pa.array(clauses * len(MARKS) + np.where(left > 1, between, after), mask=left < 1)


def _joined(phrases: Phrases, turns: list[pa.Array], rows: int) -> pa.Array:
    if not turns:
        return pa.nulls(rows, pa.string())
    words = [phrases.words.take(turn) for turn in turns]
    return pc.binary_join_element_wise(*words, "", null_handling="skip")


def lengths(of_texts: pa.Array) -> pa.Array:
    """Return the length class of each text."""
    length = pc.utf8_length(of_texts).to_numpy(zero_copy_only=False)
    return picked(list(Length), (length > SHORT).astype(int) + (length > MEDIUM))
