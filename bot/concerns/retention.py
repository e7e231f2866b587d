"""The end of concerns: texts are destroyed after 90 days, codes remain; and new keys for old texts."""

import asyncio
from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from bot.concerns.concern import Status
from bot.concerns.keys import Keys
from bot.concerns.tables import ConcernRow, TextRow
from bot.concerns.weeks import days_left
from bot.local_time import today
from bot.looking import again_and_again

SECONDS_BETWEEN = 3600


class Retention:
    """Destroy what has been kept long enough."""

    def __init__(self, engine: Engine, days_kept: int, clock: Callable[[], date] = today) -> None:
        """Keep texts for `days_kept` days after the week in which they came."""
        self._engine = engine
        self._days_kept = days_kept
        self._clock = clock

    def run(self) -> int:
        """Destroy the texts that are due; return of how many concerns. What they were cannot be had back."""
        with Session(self._engine) as session, session.begin():
            kept = select(ConcernRow).where(ConcernRow.status != Status.EXPIRED)
            due = [row for row in session.scalars(kept) if self._is_due(row)]
            for row in due:
                row.texts.clear()
                row.status = Status.EXPIRED
                row.news = False
        if due:
            self.clean()
        return len(due)

    def clean(self) -> None:
        """Rewrite the tables without what was deleted (VACUUM, in SQLite and in PostgreSQL)."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))

    async def keep_running(self, seconds: float = SECONDS_BETWEEN) -> None:
        """Run now and every hour, until cancelled."""
        await again_and_again(lambda: asyncio.to_thread(self.run), seconds)

    def _is_due(self, row: ConcernRow) -> bool:
        return days_left(row.week, self._clock(), self._days_kept) == 0


def rotate_key(engine: Engine, keys: Keys) -> int:
    """Encrypt all texts with a new key and drop the old ones; return how many texts.

    The new key is in the file before the first text is encrypted with it, old ones leave it after
    the last: interrupted anywhere, every text can still be read, and the command can be given again.
    """
    keys.add()
    with Session(engine) as session, session.begin():
        texts = session.scalars(select(TextRow)).all()
        for row in texts:
            row.body = keys.encrypt(keys.decrypt(row.body))
    keys.drop_old()
    return len(texts)
