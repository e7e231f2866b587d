"""Codes as they are read: all of them, and which of them counts."""

from collections import Counter, defaultdict
from typing import NamedTuple

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.concerns.tables import ConcernRow
from bot.research.coding.tables import MODEL, CodeRow
from bot.research.columns import SENSITIVE, CodedBy

_HOLDERS = tuple(name for name in SENSITIVE if hasattr(ConcernRow, name))


class Given(NamedTuple):
    """A code as a release takes it: who gave it, and the model's probability (None: a researcher's)."""

    value: str
    by: CodedBy
    p: float | None


class Said(NamedTuple):
    """What one coder says of one column, with the model's probability."""

    value: str
    p: float | None


type Stored = dict[bytes, dict[str, dict[str, Said]]]  # by key of concern, column and coder


def codes_of(engine: Engine) -> dict[bytes, dict[str, Given]]:
    """Return by key of concern and column the code that counts, where its holder gave none.

    What most researchers say counts; where they are at odds, or said nothing, the model's code stays.
    """
    own = _holders(engine)
    counting = {
        key: {
            name: given
            for name, said in columns.items()
            if name not in own[key] and (given := _settled(said)) is not None
        }
        for key, columns in stored(engine).items()
    }
    return {key: columns for key, columns in counting.items() if columns}


def stored(engine: Engine) -> Stored:
    """Return every code that the model and the researchers gave."""
    found: Stored = defaultdict(lambda: defaultdict(dict))
    with Session(engine) as session:
        for row in session.scalars(select(CodeRow)):
            found[row.concern_key][row.column][row.coder] = Said(row.value, row.p)
    return found


def majority(said: dict[str, Said]) -> str | None:
    """Return what most researchers say, or None: they are at odds, or there are none."""
    votes = Counter(one.value for coder, one in said.items() if coder != MODEL).most_common(2)
    tied = len(votes) > 1 and votes[0][1] == votes[1][1]
    return None if tied or not votes else votes[0][0]


def _settled(said: dict[str, Said]) -> Given | None:
    if value := majority(said):
        return Given(value, CodedBy.RESEARCHER, None)
    return Given(said[MODEL].value, CodedBy.MODEL, said[MODEL].p) if MODEL in said else None


def _holders(engine: Engine) -> dict[bytes, set[str]]:
    """Return by key of concern the columns that its holder coded."""
    with Session(engine) as session:
        rows = session.execute(select(ConcernRow.key, *(getattr(ConcernRow, name) for name in _HOLDERS)))
        return {
            key: {name for name, value in zip(_HOLDERS, values, strict=True) if value}
            for key, *values in rows
        }
