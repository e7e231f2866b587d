"""Step: count all concerns, suppressed ones included, with noise."""

from bot.research.columns import UNSAID, VALUES
from bot.research.making.work import Work
from bot.research.queries import query

TABLES = ("month", "field", "level", "district")  # the released rows hold the codes exactly


def count(work: Work) -> None:
    """Pay for noisy counts; nothing is counted when no budget was given for it."""
    work.risk["budget"] = None
    if not work.wanted.epsilon:
        return
    true = {name: _all_values(name, _counted(work, name)) for name in TABLES}
    figures = work.parts.ledger.figures(work.source.account, true, work.wanted.epsilon)
    work.figures = figures
    work.risk["budget"] = {
        "epsilon": figures.epsilon,
        "spent": figures.spent,
        "account": work.source.account,
        "half_width": figures.half_width,
        "mechanism": "OpenDP discrete Laplace",
    }
    work.risk["counts"] = figures.counts


def _counted(work: Work, name: str) -> dict[str, int]:
    values, rows = work.engine.rows(query(f"by_{name}")).columns
    return dict(zip(values.to_pylist(), rows.to_pylist(), strict=True))


def _all_values(name: str, counted: dict[str, int]) -> dict[str, int]:
    """Return a count for every value that may occur, for a missing zero would be a fact without noise."""
    codes = VALUES[name]
    values = (*codes, UNSAID) if codes else _months(counted)
    return {value: counted.get(value, 0) for value in values}


def _months(counted: dict[str, int]) -> list[str]:
    """Return all months from the first to the last; when a service began is no secret."""
    if not counted:
        return []
    month, last, months = min(counted), max(counted), list[str]()
    while month <= last:
        months.append(month)
        year, number = map(int, month.split("-"))
        month = f"{year + number // 12}-{number % 12 + 1:02}"
    return months
