"""Step: measure what the release gives away."""

import pandas as pd

from bot.research.columns import QUASI, SENSITIVE
from bot.research.hierarchies import coarsened
from bot.research.making.failing import ReleaseFails
from bot.research.making.work import Work
from bot.research.queries import query
from bot.research.risk.measure import Measured
from bot.research.risk.measure import measure as measured


def measure(work: Work) -> None:
    """Measure k, l, t and the risk of being picked; raise ReleaseFails where less than promised is held."""
    work.lines = work.engine.rows(query("released_lines")).to_pandas()
    found = measured(work.lines, _coarse(work), work.wanted.k, work.wanted.seed)
    work.risk["measured"] = found.as_dict()
    if reasons := _broken(found, work):
        raise ReleaseFails(reasons)


def _coarse(work: Work) -> pd.DataFrame:
    """Return the classes of all that was read, coarsened as the release is, before anything was hidden."""
    coarse = {
        name: work.classes[name].map(
            {
                value: coarsened(name, value, work.anonymised.degrees[name])
                for value in work.classes[name].unique()
            }
        )
        for name in QUASI
    }
    return pd.DataFrame(coarse).assign(rows=work.classes["rows"])


def _broken(found: Measured, work: Work) -> list[str]:
    k, least = work.wanted.k, work.wanted.l
    broken = {
        f"k is {found.figures.k}, not {k}": found.figures.k < k,
        f"l is {found.figures.l}, not {least}, of {', '.join(SENSITIVE)}": found.figures.l < least,
        "pyCANON finds other figures": not found.agrees,
    }
    return [reason for reason, is_so in broken.items() if is_so]
