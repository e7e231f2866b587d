"""What each measure of risk means, and what it is in this release."""

from collections.abc import Mapping
from typing import Any

from bot.research.report.numbers import percent, plainly
from bot.research.report.wording import listed, named

_HIGHEST_AND_MEAN = ("highest", "mean")


def measures(risk: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """Return of each measure its name, its figure here, and its meaning in a sentence."""
    far = risk_at(risk, "measured.figures.t")
    here = {
        "k": plainly(risk_at(risk, "measured.figures.k")),
        "l": plainly(risk_at(risk, "measured.figures.l")),
        "t": plainly(max(far.values(), default=None) if isinstance(far, Mapping) else far),
        "penalty": plainly(risk_at(risk, "loss.overall")),
        "prosecutor": _both(risk_at(risk, "measured.prosecutor")),
        "journalist": _both(risk_at(risk, "measured.journalist")),
        "linkage": plainly(risk_at(risk, "attacks.linkage.links.highest")),
        "knowing": _found(risk_at(risk, "attacks.linkage_knowing_codes")),
    }
    return tuple((named("names", key), figure, named("measures", key)) for key, figure in here.items())


def risk_at(risk: Any, path: str) -> Any:
    """Return what stands at a path of keys, such as loss.overall; None when there is nothing."""
    for key in path.split("."):
        risk = risk.get(key) if isinstance(risk, Mapping) else None
    return risk


def _both(figures: Any) -> str:
    if not isinstance(figures, Mapping):
        return plainly(None)
    return listed(plainly(figures.get(name)) for name in _HIGHEST_AND_MEAN)


def _found(links: Any) -> str:
    """Return which share of rows is found for certain."""
    share = links.get("to_one") if isinstance(links, Mapping) else None
    return plainly(None) if share is None else percent(share)
