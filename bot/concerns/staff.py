"""The staff's side of concerns: queue, reading, status, replies; audited by name, never by content."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.audit.record import is_noted, note
from bot.concerns.codes import QUESTIONS
from bot.concerns.concern import Author, Status, Text
from bot.concerns.keys import Keys
from bot.concerns.store import Gone
from bot.concerns.tables import ConcernRow
from bot.concerns.texts import add_text, texts_of
from bot.concerns.weeks import DAYS_KEPT, days_left, end_of, week_of
from bot.local_time import today

_ONE_VISIT = timedelta(minutes=10)  # a page that is shown again, after a refusal or by going back


class Waiting(NamedTuple):
    """A concern in the queue: what staff see of it before they open it."""

    key: bytes
    nickname: str
    status: Status
    week: str
    days_left: int
    ends_on: date  # the day on which its texts are destroyed
    codes: dict[str, str]  # those that its holder gave


class Continued(Exception):
    """The concern has a text that was not there when it was read."""


class StaffDesk:
    """What one member of the staff does with concerns."""

    def __init__(
        self,
        engine: Engine,
        keys: Keys,
        staff: str,
        clock: Callable[[], date] = today,
        days_kept: int = DAYS_KEPT,
    ) -> None:
        """Act as `staff`, whose name the audit list holds; `days_kept` is what the queue counts down."""
        self._engine = engine
        self._keys = keys
        self._staff = staff
        self._clock = clock
        self._days_kept = days_kept

    def queue(self, *statuses: Status) -> list[Waiting]:
        """Return the concerns with these statuses, all but expired ones by default; the oldest week first."""
        wanted = statuses or tuple(status for status in Status if status is not Status.EXPIRED)
        query = select(ConcernRow).where(ConcernRow.status.in_(wanted))
        with Session(self._engine) as session:
            rows = session.scalars(query.order_by(ConcernRow.week, ConcernRow.nickname)).all()
            return [self._waiting(row) for row in rows]

    def read(self, key: bytes) -> tuple[Waiting, tuple[Text, ...]]:
        """Return a concern with its texts; raise Gone. Read again within ten minutes, it is noted once."""
        with Session(self._engine) as session, session.begin():
            row = _there(session.get(ConcernRow, key))
            since = (datetime.now(UTC) - _ONE_VISIT).isoformat(timespec="seconds")
            if not is_noted(session, since, self._staff, "concern_read", row.nickname):
                note(session, self._staff, "concern_read", row.nickname)
            return self._waiting(row), texts_of(row, self._keys)

    def reply(self, key: bytes, text: str, status: Status = Status.ANSWERED, seen: int | None = None) -> None:
        """Add a reply and set the status; the holder finds both by the receipt.

        `seen` is how many texts the writer had read. Raise Gone, or Continued when there are more.
        """
        with Session(self._engine) as session, session.begin():
            row = self._row(session, key, "concern_reply", status)
            if seen is not None and seen != len(row.texts):
                raise Continued
            add_text(row, self._keys, Author.STAFF, week_of(self._clock()), text)
            row.status, row.news = status, True

    def set_status(self, key: bytes, status: Status) -> None:
        """Change where a concern stands; its holder is told that there is something new. Raise Gone."""
        with Session(self._engine) as session, session.begin():
            row = self._row(session, key, "concern_status", status)
            row.news = row.news or row.status != status
            row.status = status

    def _row(self, session: Session, key: bytes, action: str, reason: str = "") -> ConcernRow:
        """Return the row and note the action in the same transaction: what is not noted is not done."""
        row = _there(session.get(ConcernRow, key))
        note(session, self._staff, action, row.nickname, reason)
        return row

    def _waiting(self, row: ConcernRow) -> Waiting:
        left = days_left(row.week, self._clock(), self._days_kept)
        codes = {question.code: getattr(row, question.code) for question in QUESTIONS}
        given = {code: value for code, value in codes.items() if value}
        end = end_of(row.week, self._days_kept)
        return Waiting(row.key, row.nickname, Status(row.status), row.week, left, end, given)


def _there(row: ConcernRow | None) -> ConcernRow:
    if row is None or row.status == Status.EXPIRED:
        raise Gone
    return row
