"""Step: count all concerns, suppressed ones included, with noise; no exact number of them is told."""

from bot.research.columns import UNSAID, VALUES
from bot.research.counts.ledger import Figures, Tables
from bot.research.making.months import after
from bot.research.making.work import Work
from bot.research.months import months_between
from bot.research.queries import query

TABLES = ("month", "field", "level", "district", "status")  # the released rows hold the codes exactly
ALL = "all"  # the table of one value: all concerns
_DIGITS = 2


def count(work: Work) -> None:
    """Pay for noisy counts; nothing is counted when no budget was given for it."""
    work.risk |= {"budget": None, "rows_in": None, "suppressed": None}
    work.risk["loss"]["rows_left_out"] = None
    if not work.wanted.epsilon:
        return
    work.figures = work.parts.ledger.figures(work.source.account, _true(work), work.wanted.epsilon)
    work.risk["budget"] = {
        **work.figures.paid(work.source.account),
        "half_width": work.figures.half_width,
    }
    work.risk["counts"] = work.figures.counts
    _tell_totals(work, work.figures)


def _tell_totals(work: Work, figures: Figures) -> None:
    """Tell how many were read and left out by the noisy total: the true one would tell of one concern."""
    read, released = figures.counts[ALL][ALL], work.risk["rows_out"]
    left_out = max(0, read - released)
    work.risk |= {"rows_in": read, "suppressed": left_out}
    work.risk["loss"]["rows_left_out"] = round(left_out / (released + left_out), _DIGITS)


def _true(work: Work) -> Tables:
    tables = {name: _all_values(work, name, _counted(work, name)) for name in TABLES}
    return {**tables, ALL: {ALL: sum(tables["month"].values())}}


def _counted(work: Work, name: str) -> dict[str, int]:
    values, rows = work.engine.rows(query(f"by_{name}")).columns
    return dict(zip(values.to_pylist(), rows.to_pylist(), strict=True))


def _all_values(work: Work, name: str, counted: dict[str, int]) -> dict[str, int]:
    """Return a count for every value that may occur, for a missing zero would be a fact without noise.

    So the months go on to the last one that is over. They begin with the first that was read: when a service
    began is no secret.
    """
    codes = VALUES[name]
    values = (*codes, UNSAID) if codes else months_between(min(counted), after(work, max(counted)))
    return {value: counted.get(value, 0) for value in values}
