"""Measure redaction on annotated sentences: what it finds of each kind, and what it leaves alone."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from bot.redact.markup import Sentence
from bot.redact.span import Kind, Span

_FOUND = 0.5  # the share of a marked span's characters from which it counts as found


class Figures(NamedTuple):
    """What was found: numbers of spans and texts, by kind where there is a kind."""

    marked: Counter[Kind]
    found: Counter[Kind]  # marked spans of which at least half the characters are covered, by the same kind
    covered: Counter[Kind]  # the same, by any kind
    given: Counter[Kind]
    wrong: Counter[Kind]  # given spans that touch no marked span
    clean: int = 0  # texts without identifiers
    untouched: int = 0


def overlap(span: Span, spans: Iterable[Span]) -> float:
    """Return the share of `span`'s characters that `spans` cover."""
    covered = {
        place for other in spans for place in range(max(span.start, other.start), min(span.end, other.end))
    }
    return len(covered) / (span.end - span.start)


def measure(sentences: Iterable[Sentence], find: Callable[[str], list[Span]]) -> Figures:
    """Return the figures of `find` on `sentences`."""
    figures = Figures(Counter(), Counter(), Counter(), Counter(), Counter())
    clean = untouched = 0
    for text, marked in sentences:
        given = find(text)
        clean += not marked
        untouched += not marked and not given
        for span in marked:
            figures.marked[span.kind] += 1
            figures.found[span.kind] += overlap(span, [s for s in given if s.kind == span.kind]) >= _FOUND
            figures.covered[span.kind] += overlap(span, given) >= _FOUND
        for span in given:
            figures.given[span.kind] += 1
            figures.wrong[span.kind] += not any(span.overlaps(other) for other in marked)
    return figures._replace(clean=clean, untouched=untouched)


def table(figures: Figures) -> str:
    """Return the figures as a table in Markdown."""
    rows = [
        "| kind | marked | found | masked as any kind | given | touching nothing marked |",
        "|---|---|---|---|---|---|",
    ]
    for kind in (kind for kind in Kind if figures.marked[kind] or figures.given[kind]):
        marked = max(1, figures.marked[kind])
        found, covered = figures.found[kind] / marked, figures.covered[kind] / marked
        cells = (
            kind,
            figures.marked[kind],
            f"{found:.1%}",
            f"{covered:.1%}",
            figures.given[kind],
            figures.wrong[kind],
        )
        rows.append("| " + " | ".join(map(str, cells)) + " |")
    share = figures.untouched / max(1, figures.clean)
    return "\n".join([*rows, "", f"Texts without identifiers: {figures.clean}, untouched: {share:.1%}"])
