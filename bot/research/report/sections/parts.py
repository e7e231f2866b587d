"""Figures that several sections show."""

import math
from collections.abc import Iterable, Sequence

from bot.research.report.charts.strip_rows import Strip
from bot.research.report.charts.strips import Scale, strips
from bot.research.report.figure import Figure, Table
from bot.research.report.numbers import whole
from bot.research.report.shares import Estimate
from bot.research.report.wording import head, listed, named, said
from bot.research.report.work import Work

_MOST_IN_WORDS = 12


def in_words(title: str, rows: Sequence[Sequence[str]]) -> str:
    """Return what a chart shows as a sentence, for those who do not see it."""
    parts = [said("formats", "pair", name=row[0], value=row[1]) for row in rows[:_MOST_IN_WORDS]]
    more = said("formats", "more_in_table") if len(rows) > _MOST_IN_WORDS else ""
    return said("formats", "chart_in_words", title=title, rows=listed(parts, "clauses"), more=more)


def strips_figure(title: str, rows: Sequence[Strip], scale: Scale, table: Table) -> Figure:
    """Return rows with their figures as a chart and a table."""
    return Figure(
        title, strips(rows, scale), in_words(title, [(row.name, row.figure) for row in rows]), table
    )


def up_to(shares: Iterable[Estimate]) -> Scale:
    """Return a scale from 0 to the next ten percent above all intervals."""
    highest = max(share.high for share in shares)
    return Scale(0, min(1.0, math.ceil(highest * 10) / 10))


def noisy_figure(work: Work, table: str) -> Figure | None:
    """Return the noisy totals of all concerns by a column; None when they were not published."""
    counts = work.material.counts.get(table)
    if not counts:
        return None
    reach = work.material.noise.get(table, 0.0)
    rows, lines = list[Strip](), list[tuple[str, ...]]()
    for value, count in counts.items():
        low, high = max(0.0, count - reach), max(0.0, count + reach)
        interval = said("formats", "from_to", low=whole(low), high=whole(high))
        figure = said("formats", "with_interval", value=whole(count), interval=interval)
        rows.append(Strip(value, figure, max(0.0, count), low, high))
        lines.append((value, whole(count), interval))
    column = named("columns", table)
    title = said("figures", "noisy", column=column)
    scale = Scale(0, max(1.0, *(row.high or 0 for row in rows)), ",d", 1)
    return strips_figure(title, rows, scale, Table((column, *head("noisy", "interval")), tuple(lines)))
