"""The concerns in SQL, for their holders: submitted, opened by receipt, continued, withdrawn."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.concerns.codes import QUESTIONS
from bot.concerns.concern import Author, Concern, Status
from bot.concerns.guard import guard_of, opens
from bot.concerns.keys import Keys
from bot.concerns.nickname import new_nickname
from bot.concerns.receipt import new_receipt
from bot.concerns.tables import ConcernRow, random_key
from bot.concerns.texts import add_text, texts_of
from bot.concerns.weeks import DAYS_KEPT, days_left, week_of
from bot.local_time import today

_SHORT, _MEDIUM = 50, 150  # characters


class Gone(Exception):
    """The concern was withdrawn or has expired since it was opened."""


class ConcernStore:
    """Read and write concerns; every text is encrypted on its way in."""

    def __init__(
        self, engine: Engine, keys: Keys, clock: Callable[[], date] = today, days_kept: int = DAYS_KEPT
    ) -> None:
        """Use the tables behind `engine`; `days_kept` is what holders are told."""
        self._days_kept = days_kept
        self._engine = engine
        self._keys = keys
        self._clock = clock

    def submit(self, text: str, codes: dict[str, str], *, share: bool = False) -> tuple[int, bytes]:
        """Store a confirmed, redacted text; return its receipt and the seed of its tags, once on the disk.

        `share`: its holder agreed that researchers read it.
        """
        number, seed = new_receipt(), random_key()
        week = week_of(self._clock())
        row = ConcernRow(
            receipt=self._keys.index(number),
            guard=guard_of(number),
            seed=seed,
            nickname=new_nickname(),
            status=Status.RECEIVED,
            week=week,
            length=length_class(text),
            share=share,
            **{question.code: codes.get(question.code) for question in QUESTIONS},
        )
        add_text(row, self._keys, Author.HOLDER, week, text)
        with Session(self._engine) as session, session.begin():
            session.add(row)
        return number, seed

    def open(self, number: int) -> Concern | None:
        """Return the concern of a receipt, or None; both take the time of one argon2id."""
        with Session(self._engine) as session, session.begin():
            row = session.scalar(select(ConcernRow).where(ConcernRow.receipt == self._keys.index(number)))
            if not opens(row.guard if row else None, number) or row is None:
                return None
            row.news = False
            return self._concern(row)

    def follow_up(self, key: bytes, text: str) -> None:
        """Add a redacted text of the holder; raise Gone."""
        with Session(self._engine) as session, session.begin():
            row = _living(session, key)
            add_text(row, self._keys, Author.HOLDER, week_of(self._clock()), text)
            row.status = Status.RECEIVED

    def share(self, key: bytes, *, share: bool) -> None:
        """Note whether the texts, those to come included, may be read by researchers; raise Gone."""
        with Session(self._engine) as session, session.begin():
            _living(session, key).share = share

    def withdraw(self, key: bytes) -> None:
        """Delete a concern, its texts and its codes; nothing happens when it is gone already."""
        with Session(self._engine) as session, session.begin():
            row = session.get(ConcernRow, key)
            if row is not None:
                session.delete(row)

    def _concern(self, row: ConcernRow) -> Concern:
        codes = {question.code: getattr(row, question.code) for question in QUESTIONS}
        return Concern(
            row.key,
            row.nickname,
            Status(row.status),
            row.week,
            texts_of(row, self._keys),
            days_left(row.week, self._clock(), self._days_kept),
            {code: value for code, value in codes.items() if value},
            row.share,
        )


def _living(session: Session, key: bytes) -> ConcernRow:
    row = session.get(ConcernRow, key)
    if row is None or row.status == Status.EXPIRED:
        raise Gone
    return row


def length_class(text: str) -> str:
    """Return how long a text is, coarsely: all that remains of it when it is destroyed."""
    return "短" if len(text) <= _SHORT else "中" if len(text) <= _MEDIUM else "长"
