"""The groups in SQL as the service fills them: opened, counted, examples kept, consented to."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.concerns.keys import Keys
from bot.concerns.weeks import week_of
from bot.local_time import today
from bot.misses.examples import text_of, texts_of
from bot.misses.hold import WAITING, hold
from bot.misses.likeness import ALIKE, likeness
from bot.misses.reason import Reason
from bot.misses.tables import ExampleRow, GroupRow, State, WeekRow
from bot.misses.words import folded

MOST_EXAMPLES = 5  # of a group, without consent


class Found(NamedTuple):
    """A group whose examples are like a text."""

    key: bytes
    is_open: bool


class MissStore:
    """Keep the questions of which so many have asked the like, and those that were consented to."""

    def __init__(self, engine: Engine, keys: Keys, k: int, clock: Callable[[], date] = today) -> None:
        """Use the tables behind `engine`; a group opens with `k` senders."""
        self._engine = engine
        self._keys = keys
        self._k = k
        self._clock = clock

    def find(self, text: str) -> Found | None:
        """Return the group that `text` is of, or None."""
        with Session(self._engine) as session:
            row = self._alike(session, text)
            return Found(row.key, row.state == State.OPEN) if row else None

    def open(self, text: str, reason: Reason) -> bytes:
        """Keep a text of which k senders have asked the like, in a group that is open now; return its key."""
        with Session(self._engine) as session, session.begin():
            row = self._group(session, text)
            if row.state != State.OPEN:
                row.state = State.OPEN
                self._count(row, self._k)
            self._keep(row, text, reason)
            session.flush()
            return row.key

    def add(self, key: bytes, text: str, reason: Reason) -> None:
        """Count one more sender in an open group, and keep the text if there is room for it."""
        with Session(self._engine) as session, session.begin():
            row = hold(session, key)
            if row and row.state == State.OPEN:  # else staff have just settled it
                self._count(row, 1)
                self._keep(row, text, reason)

    def consent(self, text: str, reason: Reason) -> None:
        """Keep a text whose writer has agreed, in the group that it is of or in one of its own."""
        with Session(self._engine) as session, session.begin():
            row = self._group(session, text)
            if example := self._same(row, text):
                example.is_consented = True
            else:
                row.examples.append(self._example(text, reason, is_consented=True))

    def _group(self, session: Session, text: str) -> GroupRow:
        found = self._alike(session, text)
        row = (hold(session, found.key) if found else None) or GroupRow(state=State.CONSENTED)
        session.add(row)
        return row

    def _alike(self, session: Session, text: str) -> GroupRow | None:
        """Return the group with the example that is most like `text`, if one is like it at all."""
        rows = session.scalars(select(GroupRow).where(GroupRow.state.in_(WAITING)))
        near = [(likeness(text, other), row) for row in rows for other in texts_of(row, self._keys)]
        best, row = max(near, key=lambda pair: pair[0], default=(0.0, None))
        return row if best >= ALIKE else None

    def _count(self, row: GroupRow, senders: int) -> None:
        week = week_of(self._clock())
        if found := next((each for each in row.weeks if each.week == week), None):
            found.senders += senders
        else:
            row.weeks.append(WeekRow(week=week, senders=senders))

    def _keep(self, row: GroupRow, text: str, reason: Reason) -> None:
        unasked = [example for example in row.examples if not example.is_consented]
        if len(unasked) < MOST_EXAMPLES and not self._same(row, text):
            row.examples.append(self._example(text, reason, is_consented=False))

    def _same(self, row: GroupRow, text: str) -> ExampleRow | None:
        said = folded(text)
        return next((e for e in row.examples if folded(text_of(e, self._keys)) == said), None)

    def _example(self, text: str, reason: Reason, *, is_consented: bool) -> ExampleRow:
        body, week = self._keys.encrypt(text), week_of(self._clock())
        return ExampleRow(reason=reason, week=week, is_consented=is_consented, body=body)
