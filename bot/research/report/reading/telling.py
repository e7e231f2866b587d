"""Words that tell a group from the others: log-odds with an informative Dirichlet prior (Monroe et al. 2008).

A text counts once for a word, however often it says it, so that one long text decides nothing. The prior is
the words of all texts, as heavy as an average group.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bot.research.report.shares import Z


class Telling(NamedTuple):
    """A word: how surely the group says it more often (z), in how many texts it stands, here and in all."""

    word: str
    z: float
    here: int
    overall: int


def telling_words_of(
    words: Sequence[Sequence[str]], groups: Sequence[str | None], k: int, most: int
) -> dict[str, list[Telling]]:
    """Return for each group of at least `k` texts up to `most` words; None is no group.

    Words stand in at least `k` of the texts that have a group. The list is empty when nothing tells a group
    from the others.
    """
    by_group: dict[str, Counter[str]] = {}
    sizes = Counter(group for group in groups if group is not None)
    for text, group in zip(words, groups, strict=True):
        if group is not None:
            by_group.setdefault(group, Counter()).update(set(text))
    if len(sizes) < 2:  # noqa: PLR2004 (one group cannot be told from another)
        return {}
    overall = sum(by_group.values(), Counter[str]())
    shown = (group for group in sorted(sizes) if sizes[group] >= k)
    return {group: _told(by_group[group], overall, k, len(sizes))[:most] for group in shown}


def _told(here: Counter[str], overall: Counter[str], k: int, groups: int) -> list[Telling]:
    scored = [
        Telling(word, round(_z(word, here, overall, groups), 4), here[word], count)
        for word, count in overall.items()
        if count >= k and here[word]
    ]
    return sorted((told for told in scored if told.z >= Z), key=lambda told: (-told.z, told.word))


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
