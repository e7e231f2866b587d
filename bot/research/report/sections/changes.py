"""What changed between the last two periods."""

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

from bot.research.columns import HIDDEN, UNSAID
from bot.research.report.cells import ROWS, in_order
from bot.research.report.charts.strip_rows import Strip
from bot.research.report.charts.strips import Scale
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.numbers import percent, points, points_between, whole
from bot.research.report.sections.coders import pooled
from bot.research.report.sections.parts import strips_figure
from bot.research.report.sections.periods import ends_of, is_only_a_year, is_period, period_of
from bot.research.report.shares import Estimate, difference, wilson
from bot.research.report.wording import head, listed, named, said
from bot.research.report.work import Work

_ROUND = 5  # percentage points
_OF = ("reluctance", "link", "topic")


def changes(work: Work) -> Section:
    """Return the differences of shares between the last two periods, with intervals."""
    has_period = work.cells["month"].map(is_period).astype("bool")
    cells, hidden = work.cells[has_period], int(work.cells[~has_period][ROWS].sum())
    by_year = any(is_only_a_year(value) for value in cells["month"].unique())
    cells = cells.assign(period=[period_of(value, by_year) for value in cells["month"]])
    rows = cells.groupby("period")[ROWS].sum()
    enough = [period for period in sorted(rows.index) if rows[period] >= work.k]
    if len(enough) < 2:  # noqa: PLR2004 (one period has not changed)
        few = (said("changes", "one", k=work.k), said("changes", "hidden", rows=whole(hidden)))
        return Section("changes", few)
    figures = [figure for column in _OF if (figure := _figure(cells, column, enough))]
    earlier, later = enough[-2:]
    gaps = {"rows_before": whole(rows[earlier]), "rows_now": whole(rows[later])}
    notes = [
        said("changes", "between", before=earlier, now=later, **gaps),
        wholeness([earlier, later], work.material.risk.get("period")),
        said("changes", "hidden", rows=whole(hidden)),
        pooled(cells[cells["period"].isin((earlier, later))], _OF, work.k)
        if figures
        else said("changes", "none"),
    ]
    return Section("changes", tuple(notes), figures=tuple(figures))


def wholeness(periods: Sequence[str], months: Any) -> str:
    """Say which periods are not whole in data from the first to the last of two `months`."""
    if not months:
        return said("changes", "unknown")
    first, last = months
    partly = [period for period in periods for start, end in [ends_of(period)] if first > start or last < end]
    gaps = {"first": first, "last": last}
    return (
        said("changes", "partly", periods=listed(partly), **gaps)
        if partly
        else said("changes", "whole", **gaps)
    )


def _figure(cells: pd.DataFrame, column: str, periods: list[str]) -> Figure | None:
    """Return the differences of one column; None when a period says nothing of it."""
    counts = _counts(cells, column)
    sums = counts.sum()
    periods = [period for period in periods if sums.get(period, 0)]
    if len(periods) < 2:  # noqa: PLR2004
        return None
    shares = {
        value: [wilson(int(counts.loc[value, period]), int(sums[period])) for period in periods]
        for value in in_order(column, counts.index)
    }
    rows = tuple(_row(value, of) for value, of in shares.items())
    strips = [_strip(value, of) for value, of in shares.items()]
    reach = max(abs(end or 0) for strip in strips for end in (strip.low, strip.high))
    reach = _ROUND * math.ceil(reach / _ROUND)
    name = named("columns", column)
    table = Table((name, *periods, *head("difference", "interval", "verdict")), rows)
    title = said("figures", "changes", column=name, before=periods[-2], now=periods[-1])
    return strips_figure(title, strips, Scale(-reach, reach, ",d", 1), table)


def _strip(value: str, shares: list[Estimate]) -> Strip:
    change = difference(*shares[-2:])
    return Strip(value, _verdict(change), 100 * change.value, 100 * change.low, 100 * change.high)


def _row(value: str, shares: list[Estimate]) -> tuple[str, ...]:
    change = difference(*shares[-2:])
    told = (points(change.value), points_between(change), _verdict(change))
    return (value, *(percent(share.value) for share in shares), *told)


def _verdict(change: Estimate) -> str:
    return said("changes", "unclear") if change.holds_zero else points(change.value)


def _counts(cells: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the rows by value (down) and period (across)."""
    known = cells[~cells[column].isin((UNSAID, HIDDEN))]
    return known.pivot_table(
        index=column, columns="period", values=ROWS, aggfunc="sum", fill_value=0, observed=True
    )
