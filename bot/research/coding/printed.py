"""The tables of `ganwei code`, in Markdown: how far coders agree, how good the model is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.research.coding.words import heading, words

type Figures = dict[str, Any]


def agreement_table(found: dict[str, dict[str, Figures]]) -> str:
    """Return the table of what `agreement` found, and how to read it."""
    said = words().agreement
    rows = [
        (heading(name), said.compared[compared], one["n"], *_alpha(one))
        for name, both in found.items()
        for compared, one in both.items()
    ]
    return "\n".join([*_table(said.headings, rows), "", said.note])


def score_table(figures: dict[str, Figures]) -> str:
    """Return the table of what `measured` found, those of values and of confusions, how to read them."""
    said = words().score
    rows = [
        (heading(name), one["n"], *(f"{one[figure]:.3f}" for figure in ("macro_f1", "accuracy", "ece")))
        for name, one in figures.items()
    ]
    lines = [*_table(said.headings, rows), "", said.note]
    for name, one in figures.items():
        lines += ["", *_of_column(heading(name), one)]
    return "\n".join(lines)


def _of_column(title: str, one: Figures) -> Iterator[str]:
    said = words().score
    values = [(value, f"{f1:.3f}") for value, f1 in one["f1"].items()]
    yield from _table([cell.format(title=title) for cell in said.values], values)
    yield ""
    yield from _table([cell.format(title=title) for cell in said.confusions], one["confusions"])


def _alpha(one: Figures) -> tuple[str, str]:
    said = words().agreement
    if one["alpha"] is None:
        return said.one_value if one["n"] else said.nothing, ""
    return f"{one['alpha']:.3f}", said.interval.format(low=one["low"], high=one["high"])


def _table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield _line(headings)
    yield "|" + "---|" * len(headings)
    yield from map(_line, rows)


def _line(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
