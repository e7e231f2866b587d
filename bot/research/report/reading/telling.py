"""Words that tell a group from the others: log-odds with an informative Dirichlet prior (Monroe et al. 2008).

A text counts once for a word, however often it says it, so that one long text decides nothing. The prior is
the words of all texts, as heavy as an average group.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

GROUP = 5  # times k: texts of a group, at least
Q = 0.05  # the false discovery rate


class Telling(NamedTuple):
    """A word: how surely the group says it more often (z), in how many texts it stands, here and in all."""

    word: str
    z: float
    here: int
    overall: int


type Found = dict[str, list[Telling]]


def telling_words_of(
    words: Sequence[Sequence[str]], groups: Mapping[str, Sequence[str | None]], k: int, most: int
) -> dict[str, Found]:
    """Return by grouping, for each group of at least GROUP * k texts, up to `most` words; None is no group.

    Words stand in at least `k` of the texts that have a group. Of all words of all groups of all groupings
    together those are told that are found at a false discovery rate of Q. A list is empty when nothing tells
    a group from the others.
    """
    scored = {column: _scored(words, of, k) for column, of in groups.items()}
    every = [told for found in scored.values() for listed in found.values() for told in listed]
    bound = discovered([_p(told.z) for told in every], Q)
    return {
        column: {group: _first(listed, bound)[:most] for group, listed in found.items()}
        for column, found in scored.items()
    }


def discovered(values: Sequence[float], q: float) -> float:
    """Return the greatest p-value that counts as a discovery (Benjamini and Hochberg 1995); -1: none does."""
    return max((p for place, p in enumerate(sorted(values), 1) if p <= q * place / len(values)), default=-1.0)


def _scored(words: Sequence[Sequence[str]], groups: Sequence[str | None], k: int) -> Found:
    """Return the scores of all words for all groups that are large enough, whatever they are."""
    by_group: dict[str, Counter[str]] = {}
    sizes = Counter(group for group in groups if group is not None)
    for text, group in zip(words, groups, strict=True):
        if group is not None:
            by_group.setdefault(group, Counter()).update(set(text))
    if len(sizes) < 2:  # noqa: PLR2004 (one group cannot be told from another)
        return {}
    overall = sum(by_group.values(), Counter[str]())
    often = {word: count for word, count in overall.items() if count >= k}
    shown = {group: by_group[group] for group in sorted(sizes) if sizes[group] >= GROUP * k}
    return {
        group: [
            Telling(word, round(_z(word, here, overall, len(sizes)), 4), here[word], count)
            for word, count in often.items()
        ]
        for group, here in shown.items()
    }


def _first(scored: list[Telling], bound: float) -> list[Telling]:
    """Return what the group says more often, surely enough, the surest first."""
    found = (told for told in scored if told.z > 0 and _p(told.z) <= bound)
    return sorted(found, key=lambda told: (-told.z, told.word))


def _p(z: float) -> float:
    """Return the two-sided p-value."""
    return math.erfc(abs(z) / math.sqrt(2))


def _z(word: str, here: Counter[str], overall: Counter[str], groups: int) -> float:
    """Return the z-score of the difference of the log-odds here and elsewhere."""
    total, mine = overall.total(), here.total()
    if overall[word] == total:
        return 0.0  # there is no other word: its odds are infinite, here and elsewhere
    weight = total / groups
    prior = overall[word] / total * weight
    one = here[word] + prior
    other = overall[word] - here[word] + prior
    odds = math.log(one / (mine + weight - one)) - math.log(other / (total - mine + weight - other))
    return odds / math.sqrt(1 / one + 1 / other)
