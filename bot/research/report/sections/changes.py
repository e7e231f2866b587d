"""What changed between the last two periods."""

import math

import pandas as pd

from bot.research.columns import HIDDEN, UNSAID
from bot.research.report.cells import ROWS, in_order
from bot.research.report.charts.strips import Scale, Strip
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.numbers import percent, points, points_between, whole
from bot.research.report.sections.parts import strips_figure
from bot.research.report.sections.periods import is_only_a_year, is_period, period_of
from bot.research.report.shares import difference, wilson
from bot.research.report.wording import head, named, said
from bot.research.report.work import Work

_ROUND = 5  # percentage points
_OF = ("reluctance", "link", "topic")


def changes(work: Work) -> Section:
    """Return the differences of shares between the last two periods, with intervals."""
    cells = work.cells[work.cells["month"].map(is_period).astype("bool")]
    by_year = any(is_only_a_year(value) for value in cells["month"].unique())
    cells = cells.assign(period=[period_of(value, by_year) for value in cells["month"]])
    rows = cells.groupby("period")[ROWS].sum()
    enough = [period for period in sorted(rows.index) if rows[period] >= work.k]
    if len(enough) < 2:  # noqa: PLR2004 (one period has not changed)
        return Section("changes", (said("changes", "one", k=work.k),))
    figures = [figure for column in _OF if (figure := _figure(cells, column, enough))]
    earlier, later = enough[-2:]
    gaps = {"rows_before": whole(rows[earlier]), "rows_now": whole(rows[later])}
    note = said("changes", "between", before=earlier, now=later, **gaps)
    notes = (note,) if figures else (note, said("changes", "none"))
    return Section("changes", notes, figures=tuple(figures))


def _figure(cells: pd.DataFrame, column: str, periods: list[str]) -> Figure | None:
    """Return the differences of one column; None when a period says nothing of it."""
    counts = _counts(cells, column)
    sums = counts.sum()
    periods = [period for period in periods if sums.get(period, 0)]
    if len(periods) < 2:  # noqa: PLR2004
        return None
    strips, rows = list[Strip](), list[tuple[str, ...]]()
    for value in in_order(column, counts.index):
        shares = [wilson(int(counts.loc[value, period]), int(sums[period])) for period in periods]
        change = difference(*shares[-2:])
        verdict = said("changes", "unclear") if change.holds_zero else points(change.value)
        strips.append(Strip(value, verdict, *(100 * end for end in change)))
        rows.append(
            (
                value,
                *(percent(share.value) for share in shares),
                points(change.value),
                points_between(change),
                verdict,
            )
        )
    reach = _ROUND * math.ceil(
        max(abs(end or 0) for strip in strips for end in (strip.low, strip.high)) / _ROUND
    )
    table = Table(
        (named("columns", column), *periods, *head("difference", "interval", "verdict")), tuple(rows)
    )
    title = said("figures", "changes", column=named("columns", column), before=periods[-2], now=periods[-1])
    return strips_figure(title, strips, Scale(-reach, reach, ",d", 1), table)


def _counts(cells: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the rows by value (down) and period (across)."""
    known = cells[~cells[column].isin((UNSAID, HIDDEN))]
    return known.pivot_table(
        index=column, columns="period", values=ROWS, aggfunc="sum", fill_value=0, observed=True
    )
