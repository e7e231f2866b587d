"""Step: attack the release as somebody would who knows a colleague, or who holds the releases before."""

import pandas as pd
import pyarrow.parquet as pq

from bot.research.anonymise.joining import TO
from bot.research.columns import QUASI, SENSITIVE, UNSAID, VALUES
from bot.research.making.failing import Reason, ReleaseFails
from bot.research.making.work import Work
from bot.research.queries import query
from bot.research.risk.linkage import attack as linkage
from bot.research.risk.linkage import attack_knowing_codes
from bot.research.rows import batches
from bot.research.shapes.numbering import NEW

_LINES = 100_000  # of which the attack that also knows the codes is made; it is for information


def attack(work: Work) -> None:
    """Link and subtract; raise ReleaseFails when somebody could be picked."""
    truth, released = work.classes[[*QUASI, "rows"]], released_classes(work.lines)
    linked = linkage(truth, released, work.wanted.k)
    # What is told follows from the released rows alone: else it would tell how many others there are.
    told = linkage(truth[work.mapping["kept"]], released, work.wanted.k).told()
    work.risk["attacks"] = {
        "linkage": told | {"passes": linked.passes},
        "linkage_knowing_codes": _knowing(work),
    }
    reasons = [] if linked.passes else [Reason("linkage", {"k": work.wanted.k})]
    reasons += _subtracted(work)
    if reasons:
        raise ReleaseFails(reasons)


def _subtracted(work: Work) -> list[Reason]:
    """Note what this release tells beside those before it; return what must not be told.

    What was released before has kept its shape, so who holds all releases can tell groups that were first
    released together and look alike. Each must be k.
    """
    kept, shape = work.mapping["kept"], work.classes["shape"]
    rows, words = work.classes["rows"][kept], [work.mapping.loc[kept, name] for name in TO]
    alone = int((rows.groupby([*words, shape[kept]]).sum() < work.wanted.k).sum())
    anew, moved = int(rows[shape[kept] == NEW].sum()), _moved(work)
    work.risk["attacks"]["sequence"] = {
        "passes": not alone and not moved,
        "released_before": int(rows.sum()) - anew,
        "released_anew": anew,
        "groups_alone": alone,
        "moved": moved,
    }
    reasons = [Reason("alone", {"groups": alone})] if alone else []
    return [*reasons, Reason("moved", {"rows": moved})] if moved else reasons


def _moved(work: Work) -> int:
    """Return how many rows, as the engine wrote them, are not in the shape that they had before."""
    if not work.staged.shapes:
        return 0
    rows = pq.read_table(work.staged.file, columns=["row", "shape"], filters=[("shape", "!=", NEW)])
    shape_of = dict(zip(rows["row"].to_pylist(), rows["shape"].to_pylist(), strict=True))
    lines = (line for batch in batches(work.ordered, ["row", *QUASI]) for line in batch.to_pylist())
    had = ((line, work.staged.shapes[shape_of[line["row"]]]) for line in lines if line["row"] in shape_of)
    return sum(tuple(line[name] for name in QUASI) != shape for line, shape in had)


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
    truth = work.engine.rows(query("true_lines")).to_pandas()
    if max(len(truth), len(work.lines)) > _LINES:
        return None
    return attack_knowing_codes(truth, work.lines, work.wanted.k).told()
