"""Steps: group the concerns into classes, anonymise the classes, and let the engine put the rows in order."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.anonymise.anonymise import anonymise
from bot.research.anonymise.degrees import degrees
from bot.research.anonymise.joining import TO, joined
from bot.research.anonymise.limits import limits
from bot.research.anonymise.losing import loss_of
from bot.research.columns import QUASI, SENSITIVE
from bot.research.making.failing import NothingToRelease
from bot.research.making.months import after
from bot.research.making.work import Work
from bot.research.months import month_before
from bot.research.queries import query
from bot.research.shapes.numbering import NEW
from bot.research.staging import Staged


def group(work: Work) -> None:
    """Let the engine count the classes."""
    table = work.engine.rows(query("classes")).to_pandas()
    work.classes = table.rename(columns={f"{name}_mask": name for name in SENSITIVE})
    if work.classes.empty:
        raise _nothing(work.staged)


def anonymise_classes(work: Work) -> None:
    """Coarsen, hide, leave out what is released for the first time; the others keep their shapes."""
    new = work.classes[work.classes["shape"] == NEW]
    fresh = anonymise(new, work.wanted.k, work.wanted.l).mapping
    asked = limits(work.wanted.k, work.wanted.l)
    work.mapping = joined(work.classes, fresh, work.staged.shapes, asked)
    rows = work.classes["rows"].to_numpy(np.int64)
    released = int(rows[work.mapping["kept"]].sum())
    work.risk |= {
        "rows_out": released,
        "period": [work.classes["month"].min(), month_before(after(work, work.classes["month"].max()))],
        "degrees": degrees(work.mapping),
        "loss": loss_of(work.mapping, rows).told(),
    }
    if not released:
        raise NothingToRelease("rare", rows=int(rows.sum()), k=work.wanted.k, l=work.wanted.l)


def order(work: Work) -> None:
    """Write the released rows, ordered by their values, to the temp folder."""
    out = work.mapping[[*QUASI, *TO]].rename(columns=lambda name: name.replace("to_", "out_"))
    file = work.temp / "mapping.parquet"
    out = out.assign(shape=work.classes["shape"], keep=work.mapping["kept"])
    pq.write_table(pa.Table.from_pandas(out, preserve_index=False), file)
    work.engine.table("mapping", file)
    work.ordered = work.temp / "ordered"
    work.engine.write(query("release"), work.ordered)
    work.engine.table("released", work.ordered)


def _nothing(staged: Staged) -> NothingToRelease:
    if not staged.read:
        return NothingToRelease("none")
    if staged.held_back == staged.read:
        return NothingToRelease("waiting", rows=staged.read)
    return NothingToRelease("uncoded", rows=staged.uncoded, waiting=staged.held_back)
