"""Take what a researcher coded into the store, under a label that is no name and with no time."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from bot.concerns.keys import Keys
from bot.concerns.tables import ConcernRow
from bot.research.coding.drawing import sheet_id
from bot.research.coding.failures import BadCoder
from bot.research.coding.filled import Filled
from bot.research.coding.store import NewCode, put
from bot.research.coding.tables import CodeRow

_LABEL = re.compile("[A-Z甲乙丙丁戊己庚辛壬癸][0-9]?")


class Taken(NamedTuple):
    """How many concerns and codes were taken, and how many rows are of concerns that are no longer there."""

    concerns: int
    codes: int
    gone: int


def take(engine: Engine, keys: Keys, filled: Iterable[Filled], coder: str) -> Taken:
    """Store the codes of `coder` in place of what they gave to these concerns before; raise BadCoder."""
    if not _LABEL.fullmatch(coder):
        raise BadCoder
    with Session(engine) as session, session.begin():
        known = {sheet_id(keys, key): key for key in session.scalars(select(ConcernRow.key))}
        rows = list(filled)
        there = [row for row in rows if row.id in known]
        for row in there:
            before = (CodeRow.concern_key == known[row.id]) & (CodeRow.coder == coder)
            session.execute(delete(CodeRow).where(before))
        codes = list(_new_codes(there, known, coder))
        put(session, codes)
    return Taken(len({code.key for code in codes}), len(codes), len(rows) - len(there))


def _new_codes(rows: Iterable[Filled], known: dict[str, bytes], coder: str) -> Iterator[NewCode]:
    for row in rows:
        for name, value in row.codes.items():
            yield NewCode(known[row.id], name, coder, value)
