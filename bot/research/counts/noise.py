"""Noise for published counts: the discrete Laplace mechanism of OpenDP.

One concern stands in one cell of each table, so adding or removing it changes one count by one: the noise of
scale 1/epsilon makes a table epsilon-differentially private (Dwork, McSherry, Nissim, Smith 2006; Ghosh,
Roughgarden, Sundararajan 2009 for the discrete one), and a release's tables add up. What is protected is a
concern, not a person: nobody knows who wrote two.
"""

import opendp.prelude as dp

dp.enable_features("contrib")
_OUTSIDE = 0.05  # of the noise lies outside the half-width


def noisy(counts: dict[str, int], epsilon: float) -> dict[str, int]:
    """Return the counts with noise, none below zero; every value that may occur must have a count, 0 too."""
    space = dp.vector_domain(dp.atom_domain(T=int), size=len(counts)), dp.l1_distance(T=int)
    measure = dp.m.make_laplace(*space, scale=1 / epsilon)
    return {
        value: max(0, int(count)) for value, count in zip(counts, measure(list(counts.values())), strict=True)
    }


def half_width(epsilon: float) -> float:
    """Return how far the noise of a count goes in 95 % of cases."""
    return float(dp.discrete_laplacian_scale_to_accuracy(scale=1 / epsilon, alpha=_OUTSIDE))
