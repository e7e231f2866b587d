"""Step: attack the release as somebody would who knows a colleague, or who holds the release before."""

import pandas as pd

from bot.research.columns import QUASI, SENSITIVE, UNSAID, VALUES
from bot.research.making.earlier import Earlier
from bot.research.making.failing import Reason, ReleaseFails
from bot.research.making.newcomers import classes_that_show
from bot.research.making.work import Work
from bot.research.queries import query
from bot.research.risk.difference import compare
from bot.research.risk.linkage import attack as linkage
from bot.research.risk.linkage import attack_knowing_codes

_LINES = 100_000  # of which the attack that also knows the codes is made; it is for information


def attack(work: Work) -> None:
    """Link and subtract; raise ReleaseFails when somebody could be picked."""
    truth = work.classes[[*QUASI, "rows"]]
    linked = linkage(truth, released_classes(work.lines), work.wanted.k)
    work.risk["attacks"] = {"linkage": linked.told(), "linkage_knowing_codes": _knowing(work)}
    reasons = [] if linked.passes else [Reason("linkage", {"k": work.wanted.k})]
    if work.earlier is not None:
        reasons += _subtracted(work, work.earlier)
    if reasons:
        raise ReleaseFails(reasons)


def _subtracted(work: Work, earlier: Earlier) -> list[Reason]:
    """Note what the release before and this one tell together; return what must not be told."""
    mapping, rows = work.anonymised.mapping, work.classes["rows"]
    alone = classes_that_show(mapping, work.kept, rows, earlier, work.wanted.k)
    told = compare(_lasting(earlier.classes), _lasting(work.lines), work.wanted.k).as_dict()
    work.risk["attacks"]["difference"] = told | {"passes": not alone, "newcomers_alone": alone}
    return [Reason("newcomers", {"classes": alone})] if alone else []


def released_classes(lines: pd.DataFrame) -> pd.DataFrame:
    """Return the classes of released lines: QUASI, `rows`, and which sensitive values occur, as bit masks."""
    bits = {name: lines[name].map(_bits(name)).astype("int64") for name in SENSITIVE}
    by_class = lines[[*QUASI, "rows"]].assign(**bits).groupby(list(QUASI), sort=True)
    united = {name: by_class[name].agg(_union) for name in SENSITIVE}
    return by_class["rows"].sum().to_frame().assign(**united).reset_index()


def _union(masks: pd.Series) -> int:
    total = 0
    for mask in masks.unique():
        total |= int(mask)
    return total


def _bits(name: str) -> dict[str, int]:
    return {value: 1 << place for place, value in enumerate((*VALUES[name], UNSAID))}


def _knowing(work: Work) -> dict[str, object] | None:
    truth = work.engine.rows(query("staged_lines")).to_pandas()
    if max(len(truth), len(work.lines)) > _LINES:
        return None
    return attack_knowing_codes(truth, work.lines, work.wanted.k).told()


def _lasting(classes: pd.DataFrame) -> pd.DataFrame:
    """Return the classes without the status, which changes without a concern more or less."""
    return classes.assign(status="")[[*QUASI, "rows"]]
