"""What people know of the mechanism: what they say of it, and what they get right."""

from collections.abc import Mapping
from typing import Any

from bot.research.report.charts.strips import Scale, Strip
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.numbers import between, percent, share_said, whole
from bot.research.report.sections.parts import shares_figure, strips_figure
from bot.research.report.shares import wilson
from bot.research.report.wording import head, named, said
from bot.research.report.work import Work


def awareness(work: Work) -> Section:
    """Return the answers of the survey beside those of the self-check; fewer than k are not shown."""
    figures, notes = list[Figure](), list[str]()
    for name, results in (work.material.survey or {}).items():
        figure = _rates(name, results, work.k) if _is_rates(results) else _answers(name, results, work.k)
        if figure:
            figures.append(figure)
        else:
            notes.append(said("awareness", "few", name=named("surveys", name), k=work.k))
    if not figures and not notes:
        notes.append(said("awareness", "none"))
    return Section("awareness", tuple(notes), figures=tuple(figures))


def _is_rates(results: Mapping[str, Any]) -> bool:
    return any(isinstance(result, list | tuple) for result in results.values())


def _answers(name: str, counts: Mapping[str, int], k: int) -> Figure | None:
    """Return the shares of the answers to one question; None when fewer than k have answered."""
    if sum(counts.values()) < k:
        return None
    return shares_figure(named("surveys", name), counts, "answer")


def _rates(name: str, results: Mapping[str, tuple[int, int]], k: int) -> Figure | None:
    """Return how many answered each question right; questions that fewer than k were asked are left out."""
    asked = {question: (right, of) for question, (right, of) in results.items() if of >= k}
    if not asked:
        return None
    shares = {question: wilson(right, of) for question, (right, of) in asked.items()}
    rows = [Strip(question, share_said(share), *share) for question, share in shares.items()]
    lines = [
        (question, whole(asked[question][0]), whole(asked[question][1]), percent(share.value), between(share))
        for question, share in shares.items()
    ]
    table = Table(head("question", "right", "asked", "share", "interval"), tuple(lines))
    return strips_figure(named("surveys", name), rows, Scale(0, 1), table)
