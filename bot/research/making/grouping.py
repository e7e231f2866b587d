"""Steps: group the concerns into classes, anonymise the classes, and let the engine put the rows in order."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.anonymise.anonymise import anonymise
from bot.research.columns import QUASI, SENSITIVE
from bot.research.making.failing import NothingToRelease
from bot.research.making.newcomers import kept_without_newcomers
from bot.research.making.work import Work
from bot.research.months import month_before
from bot.research.queries import query
from bot.research.staging import Staged


def group(work: Work) -> None:
    """Let the engine count the classes."""
    table = work.engine.rows(query("classes")).to_pandas()
    work.classes = table.rename(columns={f"{name}_mask": name for name in SENSITIVE})
    if work.classes.empty:
        raise _nothing(work.staged)


def anonymise_classes(work: Work) -> None:
    """Coarsen, hide, leave out; tell what it cost."""
    work.anonymised = anonymise(work.classes, work.wanted.k, work.wanted.l)
    mapping, rows = work.anonymised.mapping, work.classes["rows"]
    work.kept = _kept(work, mapping, rows)
    released = int(rows[work.kept].sum())
    work.risk |= {
        "rows_out": released,
        "older": work.earlier.last_months if work.earlier else [],
        "period": [work.classes["month"].min(), month_before(work.parts.current_month)],
        "degrees": work.anonymised.degrees,
        "loss": work.anonymised.loss.told(),
    }
    if not released:
        raise NothingToRelease("rare", rows=int(rows.sum()), k=work.wanted.k)


def order(work: Work) -> None:
    """Write the released rows, ordered by their values, to the temp folder."""
    mapping = work.anonymised.mapping
    out = mapping[[*QUASI, *(f"to_{name}" for name in QUASI)]].rename(
        columns=lambda name: name.replace("to_", "out_")
    )
    file = work.temp / "mapping.parquet"
    pq.write_table(pa.Table.from_pandas(out.assign(keep=work.kept), preserve_index=False), file)
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


def _kept(work: Work, mapping: pd.DataFrame, rows: pd.Series) -> pd.Series:
    if work.earlier is None:
        return mapping["kept"]
    return kept_without_newcomers(mapping, rows, work.earlier, work.wanted.k)
