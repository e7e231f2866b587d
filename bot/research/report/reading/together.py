"""Words that stand together in texts more often than by chance."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

MOST_PAIRS, MOST_WORDS = 32, 22


class Pair(NamedTuple):
    """Two words, in how many texts both stand, and how many times as often as by chance."""

    words: tuple[str, str]
    texts: int
    lift: float


def pairs_of(words: Sequence[Sequence[str]], k: int) -> list[Pair]:
    """Return the pairs that at least `k` texts hold, the most frequent first, as many as a chart can show."""
    texts = [set(text) for text in words]
    single = Counter(word for text in texts for word in text)
    often = {word for word, count in single.items() if count >= k}
    both = Counter(pair for text in texts for pair in combinations(sorted(text & often), 2))
    pairs = [
        Pair((a, b), count, round(count * len(texts) / (single[a] * single[b]), 2))
        for (a, b), count in both.items()
        if count >= k
    ]
    chosen, shown = list[Pair](), set[str]()
    for pair in sorted((pair for pair in pairs if pair.lift > 1), key=lambda pair: (-pair.texts, pair.words)):
        if len(shown | set(pair.words)) <= MOST_WORDS and len(chosen) < MOST_PAIRS:
            chosen.append(pair)
            shown |= set(pair.words)
    return chosen
