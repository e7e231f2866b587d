"""What a paper may quote, how it was made, what each measure means, all figures of risk at the end."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.research.report.figure import Part, Section, Table
from bot.research.report.numbers import plainly, whole
from bot.research.report.sections.measures import measures, risk_at
from bot.research.report.wording import head, listed, said
from bot.research.report.work import Work

# elsewhere on the page
_TOLD = ("seed", "versions", "counts", "counts_questionnaire", "rows_in", "suppressed")
_PAIR = 3  # a confusion: meant, taken for, times


def methods(work: Work) -> Section:
    """Return the methods; formulas and limits stand in the template's words."""
    made = [(said("methods", "seed"), plainly(work.material.seed))]
    for title, value in work.material.methods:
        made += list(_flat(value, (title,))) if isinstance(value, Mapping) else [(title, plainly(value))]
    risk = {key: value for key, value in work.material.risk.items() if key not in _TOLD}
    parts = [
        Part(said("methods", "measures"), Table(head("measure", "here", "meaning"), measures(risk))),
        Part(said("methods", "made"), Table((), tuple(made))),
    ]
    if risk:
        parts.append(Part(said("methods", "details"), Table((), tuple(_flat(risk, ()))), folded=True))
    notes = () if risk else (said("methods", "no_risk"),)
    return Section("methods", notes, quote=_quote(work), parts=tuple(parts))


def _quote(work: Work) -> str:
    """Return a paragraph of the facts that are known."""
    risk, counted = work.material.risk, sum(work.counted["rows"])
    ends = risk.get("period")
    period = said("methods", "from_to", first=ends[0], last=ends[1]) if ends else ""
    texts = whole(work.rows - counted)
    told = [said("methods", "data", period=period, rows=whole(work.rows), texts=texts)]
    names = {"k": "measured.figures.k", "l": "measured.figures.l", "linkage": "attacks.linkage.links.highest"}
    gaps = {name: risk_at(risk, path) for name, path in names.items()}
    if None not in gaps.values():
        told.append(said("methods", "privacy", **{name: plainly(value) for name, value in gaps.items()}))
    if (epsilon := risk_at(risk, "budget.epsilon")) is not None:
        told.append(said("methods", "noise", epsilon=plainly(epsilon)))
    if (epsilon := risk_at(risk, "budget_questionnaire.epsilon")) is not None:
        told.append(said("methods", "noise_questionnaire", epsilon=plainly(epsilon)))
    return "".join([*told, said("methods", "coding")])


def _flat(values: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the figures of nested mappings with the keys of all that they stand in, as they are."""
    for key, value in values.items():
        names = (*above, str(key))
        if isinstance(value, Mapping):
            yield from _flat(value, names)
        else:
            yield listed(names, "within"), _confusions(value) if _is_confusions(value) else plainly(value)


def _is_confusions(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, list) and len(one) == _PAIR for one in value)


def _confusions(pairs: list[list[Any]]) -> str:
    return listed(
        (said("methods", "wrongly", meant=meant, taken=taken, times=times) for meant, taken, times in pairs),
        "clauses",
    )
