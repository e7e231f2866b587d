"""What each measure of risk means, and what it is in this release."""

from collections.abc import Mapping
from typing import Any

from bot.research.report.numbers import percent, plainly
from bot.research.report.wording import listed, named, said

_HIGHEST_AND_MEAN = ("highest", "mean")
_ALONE_AND_MOVED = ("groups_alone", "moved")


def measures(risk: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """Return of each measure its name, its figure here, and its meaning in a sentence."""
    here = {**_measured(risk), **_attacks(risk)}
    return tuple((named("names", key), figure, named("measures", key)) for key, figure in here.items())


def _measured(risk: Mapping[str, Any]) -> dict[str, str]:
    return {
        "k": plainly(risk_at(risk, "measured.figures.k")),
        "l": plainly(risk_at(risk, "measured.figures.l")),
        "entropy": plainly(risk_at(risk, "measured.figures.entropy_l")),
        "t": plainly(_largest(risk_at(risk, "measured.figures.t"))),
        "pycanon": _agrees(risk_at(risk, "measured.agrees")),
        "penalty": plainly(risk_at(risk, "loss.overall")),
        "prosecutor": _both(risk_at(risk, "measured.prosecutor"), _HIGHEST_AND_MEAN),
        "journalist": plainly(risk_at(risk, "measured.journalist.at_most")),
    }


def _attacks(risk: Mapping[str, Any]) -> dict[str, str]:
    attacked = risk_at(risk, "attacks")
    # The files are searched once this page is one of them, and nothing is released when something is found.
    proved = plainly(None) if attacked is None else said("methods", "proved")
    return {
        "linkage": plainly(risk_at(risk, "attacks.linkage.links.highest")),
        "in_class": plainly(risk_at(risk, "attacks.linkage.links.in_class")),
        "learnt": plainly(_largest(risk_at(risk, "attacks.linkage.learnt"))),
        "knowing": _found(risk_at(risk, "attacks.linkage_knowing_codes")),
        "sequence": _both(risk_at(risk, "attacks.sequence"), _ALONE_AND_MOVED),
        "canaries": proved,
        "unreleased": proved,
    }


def risk_at(risk: Any, path: str) -> Any:
    """Return what stands at a path of keys, such as loss.overall; None when there is nothing."""
    for key in path.split("."):
        risk = risk.get(key) if isinstance(risk, Mapping) else None
    return risk


def _largest(figures: Any) -> Any:
    return max(figures.values(), default=None) if isinstance(figures, Mapping) else figures


def _agrees(answer: Any) -> str:
    return plainly(None) if answer is None else said("methods", "agrees" if answer else "differs")


def _both(figures: Any, names: tuple[str, str]) -> str:
    if not isinstance(figures, Mapping):
        return plainly(None)
    return listed(plainly(figures.get(name)) for name in names)


def _found(links: Any) -> str:
    """Return which share of rows is found for certain."""
    share = links.get("to_one") if isinstance(links, Mapping) else None
    return plainly(None) if share is None else percent(share)
