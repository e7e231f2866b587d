"""The parts of the page: sections of notes, figures and tables."""

from dataclasses import dataclass, field

from bot.research.report.charts.drawing import Drawing


@dataclass(frozen=True)
class Table:
    """Rows under a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A chart under its title, in words for whoever does not see it, and its figures as a table."""

    title: str
    drawing: Drawing
    words: str
    table: Table


@dataclass(frozen=True)
class Theme:
    """What is alike in texts: its number of texts, its words, and what represents it."""

    title: str
    words: tuple[str, ...]
    quotations: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A table under a title of its own; `folded`: it opens when it is asked for."""

    title: str
    table: Table
    folded: bool = False


@dataclass(frozen=True)
class Section:
    """A section by its key in words.yml; `facts` is a table in full view, `quote` what a paper may quote."""

    key: str
    notes: tuple[str, ...] = ()
    facts: Table | None = None
    figures: tuple[Figure, ...] = field(default=())
    themes: tuple[Theme, ...] = ()
    quote: str = ""
    parts: tuple[Part, ...] = ()
