"""Step: measure what the release gives away."""

from bot.research.making.failing import Reason, ReleaseFails
from bot.research.making.work import Work
from bot.research.queries import query
from bot.research.risk.measure import Measured
from bot.research.risk.measure import measure as measured


def measure(work: Work) -> None:
    """Measure k, l, t and the risk of being picked; raise ReleaseFails where less than promised is held."""
    work.lines = work.engine.rows(query("released_lines")).to_pandas()
    found = measured(work.lines, work.classes, work.wanted.k, work.wanted.seed)
    work.risk["measured"] = found.as_dict()
    if reasons := _broken(found, work):
        raise ReleaseFails(reasons)


def _broken(found: Measured, work: Work) -> list[Reason]:
    figures, wanted = found.figures, work.wanted
    promises = [
        (figures.k >= wanted.k, Reason("k", {"found": figures.k, "wanted": wanted.k})),
        (figures.l >= wanted.l, Reason("l", {"found": figures.l, "wanted": wanted.l})),
        (found.agrees, Reason("pycanon", {})),
    ]
    return [reason for is_kept, reason in promises if not is_kept]
