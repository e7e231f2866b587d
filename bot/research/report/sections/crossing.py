"""Which link of the chain is named at which level."""

from bot.research.columns import HIDDEN, UNSAID
from bot.research.report.cells import ROWS, in_order
from bot.research.report.charts.heat import Cell, heat
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.numbers import at_least, percent, whole
from bot.research.report.sections.coders import pooled
from bot.research.report.sections.parts import in_words
from bot.research.report.wording import named, said
from bot.research.report.work import Work

_UNKNOWN = (UNSAID, HIDDEN)


def crossing(work: Work) -> Section:
    """Return the rows by level and link, with their shares of the level; fewer than k are not shown."""
    known = work.cells[~work.cells["link"].isin(_UNKNOWN) & ~work.cells["level"].isin(_UNKNOWN)]
    sums = known.groupby(["level", "link"], observed=True)[ROWS].sum()
    counts = {(str(level), str(link)): int(count) for (level, link), count in sums.items()}
    if not any(count >= work.k for count in counts.values()):
        return Section("crossing", (said("crossing", "none", k=work.k),))
    left_out = work.rows - sum(counts.values())
    notes = (
        said("crossing", "cells", k=work.k),
        pooled(known, ("link",), work.k),
        said("crossing", "left_out", rows=whole(left_out)),
    )
    return Section("crossing", notes, figures=(_figure(counts, work.k),))


def _figure(counts: dict[tuple[str, str], int], k: int) -> Figure:
    down = in_order("level", {level for level, _link in counts})
    across = in_order("link", {link for _level, link in counts})
    of = {level: sum(counts.get((level, link), 0) for link in across) for level in down}
    shown = {
        place: Cell(count, count / of[place[0]]) if count >= k else None for place, count in counts.items()
    }
    words = {place: _in_words(cell) for place, cell in shown.items() if cell}
    rows = [(level, *(words.get((level, link), at_least(0, k)) for link in across)) for level in down]
    pairs = [(said("joints", "cell", one=level, other=link), told) for (level, link), told in words.items()]
    title = said("figures", "crossing")
    table = Table((named("columns", "level"), *across), tuple(rows))
    return Figure(title, heat(down, across, shown), in_words(title, pairs), table)


def _in_words(cell: Cell) -> str:
    return said("formats", "share_of", share=percent(cell.share), count=whole(cell.count))
