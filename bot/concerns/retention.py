"""The end of concerns: texts are destroyed after 90 days, codes remain; and new keys for old texts."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.concerns.concern import Status
from bot.concerns.keys import Keys
from bot.concerns.tables import ConcernRow, Sealed
from bot.concerns.weeks import days_left
from bot.database import rewrite
from bot.local_time import today
from bot.looking import again_and_again

SECONDS_BETWEEN = 3600


class Keeping(ABC):
    """Keep texts for so many days after their week, then destroy them."""

    def __init__(self, engine: Engine, days_kept: int, clock: Callable[[], date] = today) -> None:
        """Keep what is in the tables behind `engine` for `days_kept` days."""
        self._engine = engine
        self._days_kept = days_kept
        self._clock = clock

    @abstractmethod
    def run(self) -> int:
        """Destroy what is due; return how many. What was destroyed cannot be had back."""

    async def keep_running(self, seconds: float = SECONDS_BETWEEN) -> None:
        """Run now and every hour, until cancelled."""
        await again_and_again(lambda: asyncio.to_thread(self.run), seconds)

    def _is_due(self, week: str) -> bool:
        return days_left(week, self._clock(), self._days_kept) == 0


class Retention(Keeping):
    """The end of concerns."""

    def run(self) -> int:
        """Destroy the texts that are due; return of how many concerns."""
        with Session(self._engine) as session, session.begin():
            kept = select(ConcernRow).where(ConcernRow.status != Status.EXPIRED)
            due = [row for row in session.scalars(kept) if self._is_due(row.week)]
            for row in due:
                row.texts.clear()
                row.status = Status.EXPIRED
                row.news = row.share = False  # no texts, no consent to them
        if due:
            rewrite(self._engine)
        return len(due)


def rotate_key(engine: Engine, keys: Keys, *kinds: type[Sealed]) -> int:
    """Encrypt all texts of these kinds of rows with a new key and drop the old ones; return how many texts.

    The new key is in the file before the first text is encrypted with it, old ones leave it after
    the last: interrupted anywhere, every text can still be read, and the command can be given again.
    """
    keys.add()
    with Session(engine) as session, session.begin():
        texts = [row for kind in kinds for row in session.scalars(select(kind))]
        for row in texts:
            row.body = keys.encrypt(keys.decrypt(row.body))
    keys.drop_old()
    return len(texts)
