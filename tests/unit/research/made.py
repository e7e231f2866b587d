"""Concerns made by hand for the tests of research."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.parquet as pq

from bot.research.columns import READ
from bot.research.from_store import StoreSource
from bot.research.source import SCHEMA
from bot.research.staging import Codes

BLANK = dict.fromkeys(READ)


def concern(**given):
    """Return a row of READ: a short one of a township, 2026-W10, whose holder agreed."""
    usual = {
        "week": "2026-W10",
        "length": "短",
        "status": "已收到",
        "share": True,
        "level": "乡镇",
        "text": "怕担责",
    }
    return BLANK | usual | given


def source(*rows, kept=None) -> StoreSource:
    """Return a source of these rows, with keys 0, 1, 2 if they have none; shapes go to the dict `kept`."""
    keyed = [{"key": place, "lot": 0.5, **row} for place, row in enumerate(rows)]
    return StoreSource(keyed, ({} if kept is None else kept).update)


class Ways(dict):
    """Keeps ways of files in memory."""

    kept = dict.get
    keep = dict.__setitem__


def parquet(file, rows: Iterable[dict], schema=None):
    """Write rows to a Parquet file; return it."""
    wanted = schema or pa.schema([SCHEMA.field(name) for name in READ])
    pq.write_table(pa.Table.from_pylist(list(rows), wanted), file)
    return file


class FixedCoder:
    """Codes every text alike, and remembers what it was given."""

    def __init__(self):
        self.seen = []

    def code(self, texts):
        self.seen += texts
        alike = {"reluctance": "不敢为", "link": "容错", "topic": "问责过重"}
        return {name: Codes([value] * len(texts), [0.66] * len(texts)) for name, value in alike.items()}
