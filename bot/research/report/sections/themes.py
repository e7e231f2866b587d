"""What the texts are about."""

from bot.research.report.charts.strips import Scale, Strip
from bot.research.report.figure import Figure, Section, Table, Theme
from bot.research.report.numbers import whole
from bot.research.report.reading.themes import FEWEST_TEXTS, QUOTATIONS, Choice, Themed, themes_of
from bot.research.report.sections.parts import strips_figure
from bot.research.report.wording import head, listed, said
from bot.research.report.work import Work

LONGEST = 120  # characters of a quotation
_IN_NAME = 4  # words


def themes(work: Work) -> Section:
    """Return the themes with their words and up to three quotations each."""
    texts = len(work.corpus.words)
    if texts < FEWEST_TEXTS:
        return Section("themes", (said("themes", "few", texts=texts, fewest=FEWEST_TEXTS),))
    found = themes_of(work.corpus.words, work.material.seed)
    if found is None:
        return Section("themes", (said("themes", "alike", texts=whole(texts)),))
    tried = listed(f"{number}:{value:.2f}" for number, value in found.coherence.items())
    chosen = said("themes", "chosen", texts=whole(texts), themes=len(found.themes), tried=tried)
    shown = tuple(
        _theme(theme, place, work.corpus.texts) for place, theme in enumerate(found.themes, start=1)
    )
    return Section("themes", (chosen, *_unplaced(found, texts)), figures=(_figure(found),), themes=shown)


def _unplaced(found: Choice, texts: int) -> tuple[str, ...]:
    none = texts - sum(theme.texts for theme in found.themes)
    return (said("themes", "unplaced", texts=whole(none)),) if none else ()


def _figure(found: Choice) -> Figure:
    strips, rows = list[Strip](), list[tuple[str, ...]]()
    for place, theme in enumerate(found.themes, start=1):
        name = said("themes", "named", place=place, words=listed(theme.words[:_IN_NAME]))
        strips.append(Strip(name, whole(theme.texts), theme.texts))
        rows.append((str(place), listed(theme.words), whole(theme.texts)))
    scale = Scale(0, max(1, *(theme.texts for theme in found.themes)), ",d", 1)
    table = Table(head("theme", "words", "texts"), tuple(rows))
    return strips_figure(said("figures", "themes"), strips, scale, table)


def _theme(theme: Themed, place: int, texts: list[str]) -> Theme:
    title = said("themes", "title", place=place, texts=whole(theme.texts))
    best = dict.fromkeys(quotation(texts[number]) for number in theme.best)
    return Theme(title, theme.words, tuple(best)[:QUOTATIONS])


def quotation(text: str) -> str:
    """Return a text on one line, cut so that it is no longer than it may be."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
