"""What research reads of the concerns: the columns named here and no other, in an order that tells nothing.

Texts are decrypted in memory and go nowhere from here. Those that their holders did not share are among them:
a machine codes them, nobody reads them, and `share` says that they are never released.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Engine, Row, and_, select
from sqlalchemy.orm import Session

from bot.concerns.concern import Author
from bot.concerns.keys import InvalidToken, Keys
from bot.concerns.lots import Lots
from bot.concerns.tables import ConcernRow, TextRow

_CODES = ("week", "district", "level", "field", "length", "status", "reluctance", "link", "share")
# The key joins the texts of a concern. What staff replied is not read at all.
_QUERY = (
    select(ConcernRow.key, TextRow.body, *(getattr(ConcernRow, code) for code in _CODES))
    .outerjoin(TextRow, and_(TextRow.concern_key == ConcernRow.key, TextRow.author == Author.HOLDER))
    .order_by(ConcernRow.key, TextRow.place)
)


type Coded = tuple[str, str, float | None]


class UnreadableConcern(Exception):
    """A text of a concern cannot be decrypted; the message names nothing of it."""


class ConcernReader:
    """Read the concerns for research."""

    def __init__(
        self,
        engine: Engine,
        keys: Keys,
        codes: Mapping[bytes, Mapping[str, Coded]] = {},
        shapes: Mapping[bytes, Mapping[str, str]] = {},
    ) -> None:
        """Read the tables behind `engine`, decrypt with `keys`.

        `codes` are those that others than the holders gave, by key and column: value, who, how sure.
        `shapes` are the columns, by key, that a concern has from its first release.
        """
        self._engine = engine
        self._keys = keys
        self._codes = codes
        self._shapes = shapes
        self._lots = Lots(keys)

    def rows(self) -> Iterator[dict[str, str | bool | float | bytes | None]]:
        """Yield each concern with its `lot` and the columns READ of bot/research/columns.py, by values.

        `text` holds all that its holder wrote, one text a line; None once it has expired. A code that
        somebody else gave stands in its column, who gave it and how sure in `<column>_by`, `<column>_p`. The
        `key` is for keeping the shape of a concern that is released; it is never staged.
        Raise UnreadableConcern before the first row.
        """
        with Session(self._engine) as session:
            read = session.execute(_QUERY).all()  # one statement: what is withdrawn meanwhile is in it or not
        made = (self._row(list(rows)) for _key, rows in groupby(read, key=lambda row: row.key))
        yield from sorted(made, key=lambda row: [str(value or "") for value in row.values()])

    def _row(self, rows: list[Row[Any]]) -> dict[str, str | bool | float | bytes | None]:
        codes = {code: getattr(rows[0], code) for code in _CODES}
        text = self._text(row.body for row in rows if row.body)
        return {
            **codes,
            "topic": None,
            "text": text,
            "lot": self._lots.of(rows[0].key),
            **self._given(rows[0].key),
            **self._shapes.get(rows[0].key, {}),
            "key": rows[0].key,
        }

    def _given(self, key: bytes) -> dict[str, str | float | None]:
        given = dict[str, str | float | None]()
        for column, (value, by, p) in self._codes.get(key, {}).items():
            given |= {column: value, f"{column}_by": by, f"{column}_p": p}
        return given

    def _text(self, bodies: Iterable[bytes]) -> str | None:
        try:
            return "\n".join(map(self._keys.decrypt, bodies)) or None
        except InvalidToken:
            raise UnreadableConcern("the key file does not fit a text of the concerns") from None
