"""What was released, and what was held back."""

from bot.research.columns import HIDDEN, UNSAID
from bot.research.report.cells import CODES, ROWS, said_only, totals
from bot.research.report.charts.strip_rows import Strip
from bot.research.report.charts.strips import Scale
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.numbers import percent, whole
from bot.research.report.sections.parts import noisy_figure, strips_figure
from bot.research.report.wording import head, named, said
from bot.research.report.work import Work

_NOISY = ("field", "level", "district", "status")
_ALL = "all"  # the table of one value, and the value


def overview(work: Work) -> Section:
    """Return how many rows there are, of which period, and how much of each column is not published."""
    counted = int(work.counted[ROWS].sum())
    facts = [
        (said("overview", "rows"), whole(work.rows)),
        *_all(work),
        (said("overview", "period"), _period(work)),
        (said("overview", "counted"), whole(counted)),
        (said("overview", "texts"), whole(work.rows - counted)),
        (said("overview", "k"), str(work.k)),
    ]
    if not work.rows:
        return Section("overview", (said("overview", "none"),), Table((), tuple(facts)), _noisy(work))
    parts = said("overview", "parts", texts=whole(work.rows - counted), counted=whole(counted))
    figures = _noisy(work)
    if counted:
        hidden = {column: totals(work.counted, column) for column in CODES}
        cells = sum(counts.get(HIDDEN, 0) for counts in hidden.values())
        facts.append((said("overview", "hidden"), percent(cells / (counted * len(CODES)))))
        figures = (_hidden(hidden, counted), *figures)
    return Section("overview", (parts,), Table((), tuple(facts)), figures)


def _all(work: Work) -> list[tuple[str, str]]:
    """Return how many concerns there are in all, about; nothing when it was not published."""
    counts = work.material.counts.get(_ALL)
    if not counts:
        return []
    about = {"count": whole(counts[_ALL]), "reach": whole(work.material.noise.get(_ALL, 0.0))}
    return [(said("overview", "all"), said("formats", "about", **about))]


def _noisy(work: Work) -> tuple[Figure, ...]:
    return tuple(figure for table in _NOISY if (figure := noisy_figure(work, table)))


def _period(work: Work) -> str:
    periods = list(work.said("month"))
    if not periods:
        return said("overview", "no_period")
    return said("formats", "from_to", low=periods[0], high=periods[-1]) if len(periods) > 1 else periods[0]


def _hidden(by_column: dict[str, dict[str, int]], rows: int) -> Figure:
    strips, lines = list[Strip](), list[tuple[str, ...]]()
    for column, counts in by_column.items():
        share, name = counts.get(HIDDEN, 0) / rows, named("columns", column)
        strips.append(Strip(name, percent(share), share))
        kinds = str(len(said_only(counts)))
        lines.append(
            (name, whole(counts.get(HIDDEN, 0)), percent(share), whole(counts.get(UNSAID, 0)), kinds)
        )
    table = Table(head("column", "hidden", "hidden_share", "unsaid", "kinds"), tuple(lines))
    return strips_figure(said("figures", "hidden"), strips, Scale(0, 1), table)
