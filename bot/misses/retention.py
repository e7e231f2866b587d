"""The end of what we did not know: texts are destroyed as late as those of concerns, counts with the last."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.concerns.weeks import days_left
from bot.database import rewrite
from bot.local_time import today
from bot.misses.tables import ExampleRow, GroupRow, WeekRow


class MissRetention:
    """Destroy what has been kept long enough."""

    def __init__(self, engine: Engine, days_kept: int, clock: Callable[[], date] = today) -> None:
        """Keep texts for `days_kept` days after their week."""
        self._engine = engine
        self._days_kept = days_kept
        self._clock = clock

    def run(self) -> int:
        """Destroy the texts that are due; return how many. A group goes after its last text and week."""
        with Session(self._engine) as session, session.begin():
            rows = session.scalars(select(GroupRow)).all()
            destroyed = sum(self._thin(row) for row in rows)
            for row in rows:
                if not row.examples and all(map(self._is_due, row.weeks)):
                    session.delete(row)
        if destroyed:
            rewrite(self._engine)
        return destroyed

    def _thin(self, row: GroupRow) -> int:
        before = len(row.examples)
        row.examples[:] = [example for example in row.examples if not self._is_due(example)]
        return before - len(row.examples)

    def _is_due(self, row: ExampleRow | WeekRow) -> bool:
        return days_left(row.week, self._clock(), self._days_kept) == 0
