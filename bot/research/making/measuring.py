"""Step: measure what the release gives away."""

from bot.research.columns import SENSITIVE
from bot.research.making.failing import ReleaseFails
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


def _broken(found: Measured, work: Work) -> list[str]:
    k, least = work.wanted.k, work.wanted.l
    broken = {
        f"k is {found.figures.k}, not {k}": found.figures.k < k,
        f"l is {found.figures.l}, not {least}, of {', '.join(SENSITIVE)}": found.figures.l < least,
        "pyCANON finds other figures": not found.agrees,
    }
    return [reason for reason, is_so in broken.items() if is_so]
