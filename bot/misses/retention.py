"""The end of what we did not know: texts are destroyed as late as those of concerns, counts with the last."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.concerns.retention import Keeping
from bot.database import rewrite
from bot.misses.tables import GroupRow


class MissRetention(Keeping):
    """The end of what we did not know."""

    def run(self) -> int:
        """Destroy the texts that are due; return how many. A group goes after its last text and week."""
        with Session(self._engine) as session, session.begin():
            rows = session.scalars(select(GroupRow)).all()
            destroyed = sum(self._thin(row) for row in rows)
            for row in rows:
                if not row.examples and all(self._is_due(each.week) for each in row.weeks):
                    session.delete(row)
        if destroyed:
            rewrite(self._engine)
        return destroyed

    def _thin(self, row: GroupRow) -> int:
        before = len(row.examples)
        row.examples[:] = [example for example in row.examples if not self._is_due(example.week)]
        return before - len(row.examples)
