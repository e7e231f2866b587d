"""Which link of the chain is named at which level."""

from bot.research.columns import HIDDEN, UNSAID, VALUES
from bot.research.report.cells import ROWS, in_order
from bot.research.report.charts.heat import Cell, heat
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.numbers import percent, whole
from bot.research.report.sections.coders import pooled
from bot.research.report.sections.grids import Line, lines
from bot.research.report.sections.parts import in_words
from bot.research.report.wording import listed, named, said
from bot.research.report.work import Work

_UNKNOWN = (UNSAID, HIDDEN)


def crossing(work: Work) -> Section:
    """Return the rows by level and link, with their shares of the level; below k they are shown together."""
    known = work.cells[~work.cells["link"].isin(_UNKNOWN) & ~work.cells["level"].isin(_UNKNOWN)]
    sums = known.groupby(["level", "link"], observed=True)[ROWS].sum()
    counts = {(str(level), str(link)): int(count) for (level, link), count in sums.items()}
    down = in_order("level", {level for level, _link in counts})
    across = in_order("link", {*VALUES["link"], *(link for _level, link in counts)})
    if not (shown := lines(counts, down, across, work.k)):
        return Section("crossing", (said("crossing", "none", k=work.k),))
    notes = (
        said("crossing", "cells", k=work.k),
        pooled(known, ("link",), work.k),
        said("crossing", "left_out", rows=whole(work.rows - sum(counts.values()))),
    )
    return Section("crossing", notes, figures=(_figure(shown, across),))


def _figure(shown: list[Line], across: list[str]) -> Figure:
    title, rest = said("figures", "crossing"), said("crossing", "rest")
    columns = [*across, rest] if any(line.rest for line in shown) else across
    cells = {_name(line): _cells(line, rest) for line in shown}
    grid = {(name, column): cell for name, by_column in cells.items() for column, cell in by_column.items()}
    words = {place: _in_words(cell) for place, cell in grid.items()}
    rows = [
        (listed(line.names), *(words.get((name, link)) or _untold(link, rest) for link in columns))
        for name, line in zip(cells, shown, strict=True)
    ]
    pairs = [(said("joints", "cell", one=level, other=link), told) for (level, link), told in words.items()]
    table = Table((named("columns", "level"), *columns), tuple(rows))
    return Figure(title, heat(list(cells), columns, grid), in_words(title, pairs), table)


def _name(line: Line) -> str:
    """Return what a line is called in the chart, where several names have no room."""
    return line.names[0] if len(line.names) == 1 else said("crossing", "rest_levels")


def _cells(line: Line, rest: str) -> dict[str, Cell]:
    cells = {column: Cell(count, count / line.total) for column, count in line.cells.items()}
    return {**cells, rest: Cell(line.rest, line.rest / line.total, is_rest=True)} if line.rest else cells


def _untold(column: str, rest: str) -> str:
    return said("formats", "unknown") if column == rest else said("crossing", "in_rest")


def _in_words(cell: Cell) -> str:
    return said("formats", "share_of", share=percent(cell.share), count=whole(cell.count))
