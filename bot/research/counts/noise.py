"""Noise for published counts: the discrete Laplace mechanism of OpenDP.

Adding or removing a concern, or a sheet of the questionnaire, changes the counts of a table by its
sensitivity in all: noise of scale sensitivity/epsilon makes the table epsilon-differentially private (Dwork,
McSherry, Nissim, Smith 2006; Ghosh, Roughgarden, Sundararajan 2009 for the discrete one), and a release's
tables add up. What is protected is a concern or a sheet, not a person: nobody knows who wrote two.
"""

import opendp.prelude as dp

dp.enable_features("contrib")


def noisy(counts: dict[str, int], scale: float) -> dict[str, int]:
    """Return the counts with noise, none below zero; every value that may occur must have a count, 0 too."""
    space = dp.vector_domain(dp.atom_domain(T=int), size=len(counts)), dp.l1_distance(T=int)
    measure = dp.m.make_laplace(*space, scale=float(scale))
    return {
        value: max(0, int(count)) for value, count in zip(counts, measure(list(counts.values())), strict=True)
    }


def reach(scale: float, outside: float = 0.05) -> float:
    """Return how far the noise of a count goes in all but `outside` of cases.

    So far from the noisy count lies the true one also where what was below zero was cut off: it is not there.
    """
    return float(dp.discrete_laplacian_scale_to_accuracy(scale=float(scale), alpha=outside))
