"""Shares of noisy counts, with 95 % intervals that allow for the noise and for chance.

A share is x / (x + r): x one cell of a question with m cells, r the sum of the others. The 5 % in which an
interval may fail are divided (Bonferroni), so that the parts need not be independent:

- Noise, 2.5 %: with 2.5 % / m for each cell, every true count lies within w = `reach` of its noisy one, so x
  within w and r within (m - 1) w.
- Chance, 2.5 %: Wilson's (1927) interval of 97.5 %, of the true x and r. Its ends rise with x and fall with
  r, so whatever x and r are, the interval lies between its low end for the least x and the most r, and its
  high end for the most x and the least r.

That is wider than need be, and holds for any m and any noise.
"""

from collections.abc import Sequence
from statistics import NormalDist

from bot.questionnaire.wilson import wilson
from bot.research.counts.noise import reach
from bot.research.report.shares import Estimate

_NOISE = _CHANCE = 0.025
_Z = NormalDist().inv_cdf(1 - _CHANCE / 2)


def noisy_shares(counts: Sequence[int], scale: float) -> list[Estimate]:
    """Return the share of each noisy count of a question; of nothing, 0 to 1."""
    total, around = sum(counts), reach(scale, _NOISE / len(counts))
    return [_share(count, total - count, around, around * (len(counts) - 1)) for count in counts]


def _share(count: int, rest: int, around: float, around_rest: float) -> Estimate:
    least, most = max(0.0, count - around), count + around
    least_rest, most_rest = max(0.0, rest - around_rest), rest + around_rest
    low = wilson(least, least + most_rest, _Z)[0] if least else 0.0
    high = wilson(most, most + least_rest, _Z)[1] if least_rest else 1.0
    return Estimate(count / (count + rest) if count else 0.0, low, high)
