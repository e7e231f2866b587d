"""What people know of the mechanism: what they say of it, and what they get right."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.research.counts.noise import reach
from bot.research.report.charts.strip_rows import Strip
from bot.research.report.charts.strips import Scale
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.noisy_shares import noisy_shares
from bot.research.report.numbers import between, percent, share_said, whole
from bot.research.report.sections.parts import strips_figure, up_to
from bot.research.report.shares import Estimate
from bot.research.report.wording import head, listed, named, said
from bot.research.report.work import Work


def awareness(work: Work) -> Section:
    """Return the answers of the survey beside those of the self-check; all counts bear noise."""
    material = work.material
    if not material.survey:
        return Section("awareness", (said("awareness", material.no_survey),))
    made = {
        name: (_rates if _is_rates(results) else _answers)(name, results, material.survey_scales[name])
        for name, results in material.survey.items()
    }
    drowned = [named("surveys", name) for name, figure in made.items() if figure is None]
    notes = (said("awareness", "drowned", names=listed(drowned)),) if drowned else ()
    figures = tuple(figure for figure in made.values() if figure)
    return Section("awareness", (said("awareness", "noisy"), *notes), figures=figures)


def _is_rates(results: Mapping[str, Any]) -> bool:
    return any(isinstance(result, list | tuple) for result in results.values())


def _answers(name: str, counts: Mapping[str, int], scale: float) -> Figure | None:
    """Return the shares of the answers to one question; None when the noise leaves nothing to say."""
    shares = dict(zip(counts, noisy_shares(list(counts.values()), scale), strict=True))
    if not any(map(_says_something, shares.values())):
        return None
    lines = [(answer, whole(counts[answer]), *_told(share, scale)) for answer, share in shares.items()]
    table = Table(head("answer", "noisy", "noise", "share", "interval"), tuple(lines))
    return strips_figure(named("surveys", name), _strips(shares.items()), up_to(shares.values()), table)


def _rates(name: str, results: Mapping[str, tuple[int, int]], scale: float) -> Figure | None:
    """Return how many got each statement right, of those of which the noise leaves something to say."""
    shares = {question: noisy_shares(pair, scale)[0] for question, pair in results.items()}
    shares = {question: share for question, share in shares.items() if _says_something(share)}
    if not shares:
        return None
    lines = [
        (question, *map(whole, results[question]), *_told(share, scale)) for question, share in shares.items()
    ]
    table = Table(head("question", "right", "not_right", "noise", "share", "interval"), tuple(lines))
    return strips_figure(named("surveys", name), _strips(shares.items()), Scale(0, 1), table)


def _says_something(share: Estimate) -> bool:
    """Say whether an interval leaves out anything between none and all."""
    return share.low > 0 or share.high < 1


def _strips(shares: Iterable[tuple[str, Estimate]]) -> list[Strip]:
    return [Strip(name, share_said(share), *share) for name, share in shares]


def _told(share: Estimate, scale: float) -> tuple[str, str, str]:
    around = said("formats", "give_or_take", reach=whole(reach(scale)))
    return around, percent(share.value), between(share)
