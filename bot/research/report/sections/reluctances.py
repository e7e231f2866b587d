"""Which of the five reluctances is said how often: by holders, by the model and by researchers apart."""

from bot.concerns.codes import Reluctance
from bot.research.columns import HIDDEN, UNSAID
from bot.research.report.cells import totals
from bot.research.report.charts.strip_rows import SHAPES, Strip
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.numbers import between, percent, share_said, whole
from bot.research.report.sections.coders import ByCoder, by_coder, coders_in_words
from bot.research.report.sections.parts import strips_figure, up_to
from bot.research.report.shares import Estimate, wilson
from bot.research.report.wording import head, named, said
from bot.research.report.work import Work


def reluctances(work: Work) -> Section:
    """Return the shares among the released rows that say one, a series for each coder of k rows or more."""
    all_of, coders = totals(work.cells, "reluctance"), by_coder(work.cells, "reluctance")
    if not coders:
        return Section("reluctances", (said("reluctances", "none"),))
    shown = {coder: values for coder, values in coders.items() if sum(values.values()) >= work.k}
    few = {coder: values for coder, values in coders.items() if coder not in shown}
    gaps = {"unsaid": whole(all_of.get(UNSAID, 0)), "hidden": whole(all_of.get(HIDDEN, 0))}
    rows = sum(sum(values.values()) for values in coders.values())
    notes = [said("reluctances", "of", rows=whole(rows), **gaps)]
    if few:
        notes.append(said("reluctances", "few", series=coders_in_words(few, work.k), k=work.k))
    if not shown:
        return Section("reluctances", (*notes, said("reluctances", "none_enough", k=work.k)))
    return Section("reluctances", tuple(notes), figures=(_figure(shown),))


def _figure(coders: ByCoder) -> Figure:
    """Return the shares, those of one reluctance below each other; each coder has a shape of its own."""
    strips, lines, shares = list[Strip](), list[tuple[str, ...]](), list[Estimate]()
    for value in map(str, Reluctance):
        for (coder, values), shape in zip(coders.items(), SHAPES, strict=False):
            count, name = values.get(value, 0), named("coders", coder)
            share = wilson(count, sum(values.values()))
            shares.append(share)
            label = said("joints", "cell", one=value, other=name)
            strips.append(Strip(label, share_said(share), *share, shape=shape))
            lines.append((value, name, whole(count), percent(share.value), between(share)))
    table = Table(head("reluctance", "coder", "rows", "share", "interval"), tuple(lines))
    return strips_figure(said("figures", "reluctances"), strips, up_to(shares), table)
