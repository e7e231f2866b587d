"""Codes on their way into SQL: given to all concerns that have a text, so that they outlast it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import NamedTuple

from sqlalchemy import Engine, delete, exists, insert, literal, select
from sqlalchemy.orm import Session

from bot.concerns.concern import Author
from bot.concerns.keys import BadKeyFile, InvalidToken, Keys
from bot.concerns.tables import ConcernRow, TextRow
from bot.research.coding.tables import MODEL, CodeRow
from bot.research.columns import SENSITIVE, CodedBy
from bot.research.staging import Coder

AT_ONCE = 1000  # concerns in a transaction: who submits one meanwhile waits for it
_DIGITS = 2  # of a probability: all of them would tell one text from any other, and outlast it
_FIELDS = ["concern_key", "column", "coder", "by", "value", "p"]


class NewCode(NamedTuple):
    """A code to be stored; `p` is the model's probability."""

    key: bytes
    column: str
    coder: str
    value: str
    p: float | None = None


class KeyedText(NamedTuple):
    """All that the holder of a concern wrote, one text a line, and the week in which the first came."""

    key: bytes
    week: str
    text: str


def code_concerns(engine: Engine, keys: Keys, coder: Coder, *, again: bool = False) -> int:
    """Let `coder` code every concern that has a text and lacks a code; return how many concerns.

    `again`: those that it has coded before too. Texts are decrypted in memory only. Raise BadKeyFile.
    """
    done = set[bytes]() if again else _coded(engine)
    lacking = (one for one in holders_texts(engine, keys) if one.key not in done)
    coded = 0
    for some in batched(lacking, AT_ONCE):
        with Session(engine) as session, session.begin():
            put(session, _new_codes(some, coder))
        coded += len(some)
    return coded


def holders_texts(engine: Engine, keys: Keys, *, shared_only: bool = False) -> Iterator[KeyedText]:
    """Yield what holders wrote, of all concerns or of those shared with research; raise BadKeyFile."""
    query = (
        select(TextRow.concern_key, ConcernRow.week, TextRow.body)
        .join(ConcernRow, ConcernRow.key == TextRow.concern_key)
        .where(TextRow.author == Author.HOLDER)
        .order_by(TextRow.concern_key, TextRow.place)
    )
    bodies = defaultdict[tuple[bytes, str], list[bytes]](list)
    with Session(engine) as session:
        for key, week, body in session.execute(query.where(ConcernRow.share) if shared_only else query):
            bodies[key, week].append(body)
    for (key, week), sealed in bodies.items():
        yield KeyedText(key, week, "\n".join(_opened(keys, body) for body in sealed))


def put(session: Session, codes: Iterable[NewCode]) -> None:
    """Store codes in place of what the same coder gave before; a concern that is gone gets none."""
    for one in codes:
        same = (CodeRow.concern_key == one.key, CodeRow.column == one.column, CodeRow.coder == one.coder)
        session.execute(delete(CodeRow).where(*same))
        by = str(CodedBy.RESEARCHER if one.coder else CodedBy.MODEL)
        fields = (one.key, one.column, one.coder, by, one.value)
        p = None if one.p is None else round(one.p, _DIGITS)
        row = select(*map(literal, fields), literal(p, CodeRow.p.type))
        # One statement: between looking whether the concern is there and writing, its holder may withdraw it.
        there = row.where(exists().where(ConcernRow.key == one.key))
        session.execute(insert(CodeRow).from_select(_FIELDS, there))


def _new_codes(texts: Iterable[KeyedText], coder: Coder) -> Iterator[NewCode]:
    texts = list(texts)
    found = coder.code([one.text for one in texts])
    for name in SENSITIVE:
        for one, value, p in zip(texts, *found[name], strict=True):
            yield NewCode(one.key, name, MODEL, value, p)


def _coded(engine: Engine) -> set[bytes]:
    """Return the keys of the concerns that have all codes of the model."""
    columns = defaultdict[bytes, set[str]](set)
    with Session(engine) as session:
        for key, column in session.execute(
            select(CodeRow.concern_key, CodeRow.column).where(CodeRow.coder == MODEL)
        ):
            columns[key].add(column)
    return {key for key, names in columns.items() if names.issuperset(SENSITIVE)}


def _opened(keys: Keys, body: bytes) -> str:
    try:
        return keys.decrypt(body)
    except InvalidToken:
        raise BadKeyFile("the key file does not fit a text of the concerns") from None
