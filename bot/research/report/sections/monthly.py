"""How many concerns there were in each month."""

import re
from collections.abc import Iterable, Mapping

from bot.research.report.charts.months import Column, months
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.numbers import whole
from bot.research.report.sections.parts import in_words
from bot.research.report.wording import head, said
from bot.research.report.work import Work

_MONTH = re.compile(r"\d{4}-\d{2}")


def monthly(work: Work) -> Section:
    """Return the noisy counts of all concerns; without them, the rows that were released."""
    noisy = work.material.counts.get("month")
    if noisy:
        reach = work.material.noise.get("month", 0.0)
        return Section(
            "monthly", (said("monthly", "noisy"),), figures=(_figure("months_noisy", noisy, reach),)
        )
    rows = work.said("month")
    if not rows:
        return Section("monthly", (said("monthly", "none"),))
    notes = [said("monthly", "released")]
    if hidden := work.rows - sum(rows.values()):
        notes.append(said("monthly", "hidden", hidden=whole(hidden)))
    return Section("monthly", tuple(notes), figures=(_figure("months_released", rows, 0),))


def _figure(key: str, counts: Mapping[str, int], reach: float) -> Figure:
    columns = [Column(period, counts.get(period), reach) for period in without_gaps(counts)]
    lines = [
        (column.period, whole(column.number), *_interval(column))
        for column in columns
        if column.number is not None
    ]
    heading = head("period", "noisy", "interval") if reach else head("period", "rows")
    title = said("figures", key)
    return Figure(title, months(columns), in_words(title, lines), Table(heading, tuple(lines)))


def _interval(column: Column) -> tuple[str, ...]:
    if not column.reach or column.number is None:
        return ()
    low, high = (max(0, column.number + sign * column.reach) for sign in (-1, 1))
    return (said("formats", "from_to", low=whole(low), high=whole(high)),)


def without_gaps(periods: Iterable[str]) -> list[str]:
    """Return the periods in order; between months also those of which nothing is known."""
    known = sorted(periods)
    if not known or not all(_MONTH.fullmatch(period) for period in known):
        return known
    first, last = (int(period[:4]) * 12 + int(period[5:]) - 1 for period in (known[0], known[-1]))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(first, last + 1)]
