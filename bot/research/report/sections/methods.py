"""How it was made, how risky it is, what cannot be concluded."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.research.report.figure import Section, Table
from bot.research.report.numbers import plainly
from bot.research.report.wording import listed, named, said
from bot.research.report.work import Work


def methods(work: Work) -> Section:
    """Return the seed, the methods and the figures of risk; the limits stand in the template's words."""
    rows = [(said("methods", "seed"), plainly(work.material.seed))]
    for title, value in work.material.methods:
        rows += _named(title, value)
    risk = list(_flat(work.material.risk, ()))
    notes = () if risk else (said("methods", "no_risk"),)
    return Section("methods", notes, Table((), (*rows, *risk)))


def _named(title: str, value: Any) -> list[tuple[str, str]]:
    return list(_flat(value, (title,))) if isinstance(value, Mapping) else [(title, plainly(value))]


def _flat(values: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the figures of nested mappings with the names of all that they stand in."""
    for key, value in values.items():
        names = (*above, named("risks", str(key)))
        if isinstance(value, Mapping):
            yield from _flat(value, names)
        else:
            yield listed(names, "within"), plainly(value)
