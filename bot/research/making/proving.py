"""Steps: read back what was written, refuse it if it holds what it must not, and write risk.json last."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.columns import QUASI
from bot.research.making.failing import Reason, ReleaseFails
from bot.research.making.work import Work
from bot.research.proof.canaries import canaries
from bot.research.proof.ours import our_wording
from bot.research.proof.search import found_in, pieces_of, strange_columns, words_beside_places

_LOOKED_FOR = 100  # texts of each kind that were not released, of which a piece is looked for


def prove(work: Work) -> None:
    """Look for canaries, pieces of unreleased texts, strange columns, small classes; raise ReleaseFails."""
    secrets = {secret for canary in canaries() for secret in canary.secrets}
    not_released = [*work.chosen.refused[:_LOOKED_FOR], *work.chosen.withheld[:_LOOKED_FOR]]
    # The survey's own words are those of the answers: what a question is called, what may be answered.
    known = [*work.chosen.texts.values(), our_wording(), str(work.parts.survey)]
    unreleased = pieces_of(not_released, known)
    found = found_in(work.folder, secrets | unreleased)
    passed = sum(row < 0 for row in work.chosen.texts)
    looked = {"planted": len(canaries()), "passed_the_gate": passed, "found": len(found & secrets)}
    work.risk["attacks"]["canaries"] = looked
    work.risk["attacks"]["unreleased_texts"] = {"found": len(found - secrets)}
    reasons = _reasons(work, looked, len(found - secrets))
    if reasons:
        raise ReleaseFails(reasons)


def record(work: Work) -> None:
    """Write risk.json: numbers and codes only."""
    content = json.dumps(work.risk, ensure_ascii=False, indent=1, sort_keys=True)
    (work.folder / "risk.json").write_text(content + "\n", "utf-8")


def _reasons(work: Work, looked: dict[str, int], unreleased: int) -> list[Reason]:
    file = work.folder / "concerns.parquet"
    strange, smallest, beside = strange_columns(file), _smallest(file), words_beside_places(file)
    promises = [
        (not looked["passed_the_gate"], Reason("canaries_passed", {"canaries": looked["passed_the_gate"]})),
        (not looked["found"], Reason("canaries_found", {"secrets": looked["found"]})),
        (not unreleased, Reason("texts_found", {"texts": unreleased})),
        (not strange, Reason("columns", {"columns": ", ".join(strange)})),
        (not 0 < smallest < work.wanted.k, Reason("class", {"rows": smallest})),
        (not beside, Reason("beside", {"rows": beside})),
    ]
    return [reason for is_kept, reason in promises if not is_kept]


def _smallest(file: Path) -> int:
    """Return the size of the smallest class, counted anew in the file that was written."""
    table = pq.read_table(file, columns=list(QUASI))
    sizes: pa.Table = table.group_by(list(QUASI)).aggregate([([], "count_all")])
    return min(sizes["count_all"].to_pylist(), default=0)
