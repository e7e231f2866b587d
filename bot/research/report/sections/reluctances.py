"""Which of the five reluctances is said how often."""

from bot.concerns.codes import Reluctance
from bot.research.columns import HIDDEN, UNSAID
from bot.research.report.cells import totals
from bot.research.report.figure import Section
from bot.research.report.numbers import whole
from bot.research.report.sections.parts import noisy_figure, shares_figure
from bot.research.report.wording import said
from bot.research.report.work import Work


def reluctances(work: Work) -> Section:
    """Return the shares among the released rows that say one, and the noisy totals when there are any."""
    all_of = totals(work.cells, "reluctance")
    noisy = noisy_figure(work, "reluctance")
    also = (noisy,) if noisy else ()
    if not work.said("reluctance"):
        return Section("reluctances", (said("reluctances", "none"),), figures=also)
    counts = {str(value): all_of.get(value, 0) for value in Reluctance}
    note = said(
        "reluctances",
        "of",
        rows=whole(sum(counts.values())),
        unsaid=whole(all_of.get(UNSAID, 0)),
        hidden=whole(all_of.get(HIDDEN, 0)),
    )
    figure = shares_figure(said("figures", "reluctances"), counts, "reluctance")
    return Section("reluctances", (note,), figures=(figure, *also))
