"""Words that tell groups apart."""

from bot.research.columns import HIDDEN, UNSAID
from bot.research.report.cells import in_order
from bot.research.report.charts.strip_rows import Strip
from bot.research.report.charts.strips import Scale
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.numbers import at_least, whole
from bot.research.report.reading.telling import GROUP, Telling, telling_words_of
from bot.research.report.sections.parts import strips_figure
from bot.research.report.wording import head, listed, named, said
from bot.research.report.work import Work

_BY = ("reluctance", "link", "topic")  # a row with a text tells no quasi-identifier but its month
_MOST = 5  # words of a group


def telling(work: Work) -> Section:
    """Return by reluctance, link and topic the words that tell the texts of a group from the others."""
    notes, figures = [said("telling", "not_by_level")], list[Figure]()
    groups = {column: [_known(value) for value in work.corpus.rows[column]] for column in _BY}
    for column, found in telling_words_of(work.corpus.words, groups, work.k, _MOST).items():
        told = {group: found[group] for group in in_order(column, found) if found[group]}
        if told:
            figures.append(_figure(column, told, work.k))
        if without := [group for group in in_order(column, found) if not found[group]]:
            notes.append(said("telling", "nothing", groups=listed(without), column=named("columns", column)))
        elif not found:
            notes.append(said("telling", "few", least=GROUP * work.k, column=named("columns", column)))
    return Section("telling", tuple(notes), figures=tuple(figures))


def _known(value: str) -> str | None:
    return None if value in {UNSAID, HIDDEN} else value


def _figure(column: str, told: dict[str, list[Telling]], k: int) -> Figure:
    strips, rows = list[Strip](), list[tuple[str, ...]]()
    for group, words in told.items():
        for word in words:
            strips.append(Strip(said("joints", "cell", one=group, other=word.word), f"{word.z:.1f}", word.z))
            rows.append((group, word.word, f"{word.z:.2f}", at_least(word.here, k), whole(word.overall)))
    scale = Scale(0, max(strip.value for strip in strips), ",d", 1)
    heading = (named("columns", column), *head("word", "z", "texts_here", "texts_overall"))
    return strips_figure(
        said("figures", "telling", column=named("columns", column)),
        strips,
        scale,
        Table(heading, tuple(rows)),
    )
