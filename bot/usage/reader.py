"""Read the sums, for the console: per answer, hot topics, share answered, trend. Counts only."""

from collections.abc import Callable, Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Engine, Select, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.local_time import today
from bot.usage.share import WeekOfTurns, by_week
from bot.usage.tables import AnswerSum, TurnSum
from bot.usage.weeks import last_weeks


class Totals(NamedTuple):
    """How often an answer was given and marked."""

    given: int = 0
    useful: int = 0
    useless: int = 0


class Ranked(NamedTuple):
    """A topic in the ranking: how often it was given in the last weeks, and in as many before."""

    key: str
    given: int
    before: int

    @property
    def change(self) -> int:
        """Return how much more often it was given than before; negative when less."""
        return self.given - self.before


class Usage:
    """The sums as the console shows them. Weeks are ISO 8601; the last is this week, which has not ended."""

    def __init__(self, engine: Engine, clock: Callable[[], date] = today) -> None:
        """Read the tables behind `engine`."""
        self._engine = engine
        self._clock = clock

    def totals(self) -> dict[str, Totals]:
        """Return the totals of every answer that was given, all versions together."""
        return self._totals(AnswerSum.key)

    def versions(self, key: str) -> dict[int, Totals]:
        """Return the totals of one answer by version, the newest first."""
        found = self._totals(AnswerSum.version, AnswerSum.key == key)
        return dict(sorted(found.items(), reverse=True))

    def trend(self, key: str, weeks: int = 12) -> dict[str, Totals]:
        """Return the totals of one answer by week, the oldest first, weeks without any among them."""
        found = self._totals(AnswerSum.week, AnswerSum.key == key)
        return {week: found.get(week, Totals()) for week in last_weeks(self._clock(), weeks)}

    def ranking(self, among: Collection[str], weeks: int = 4) -> list[Ranked]:
        """Return those of the keys `among` that were given in the last weeks or before, the hottest first."""
        wanted = last_weeks(self._clock(), 2 * weeks)
        before = self._totals(AnswerSum.key, AnswerSum.week.in_(wanted[:weeks]))
        now = self._totals(AnswerSum.key, AnswerSum.week.in_(wanted[weeks:]))
        keys = (before.keys() | now.keys()) & set(among)
        made = [Ranked(key, now.get(key, Totals()).given, before.get(key, Totals()).given) for key in keys]
        return sorted(made, key=lambda topic: (-topic.given, -topic.before, topic.key))

    def share(self, weeks: int = 12, channel: str = "") -> list[WeekOfTurns]:
        """Return by week how turns ended, the oldest first; of one chat channel, or of all together."""
        wanted = last_weeks(self._clock(), weeks)
        columns = (TurnSum.week, TurnSum.outcome, TurnSum.reason)
        query = select(*columns, func.sum(TurnSum.turns)).where(TurnSum.week.in_(wanted)).group_by(*columns)
        if channel:
            query = query.where(TurnSum.channel == channel)
        with Session(self._engine) as session:
            return by_week(wanted, session.execute(query))

    def _totals[K](self, by: InstrumentedAttribute[K], *where: ColumnElement[bool]) -> dict[K, Totals]:
        sums = (func.sum(AnswerSum.given), func.sum(AnswerSum.useful), func.sum(AnswerSum.useless))
        query = _of_given_versions(select(by, *sums)).where(*where).group_by(by)
        with Session(self._engine) as session:
            return {name: Totals(*counts) for name, *counts in session.execute(query)}


def _of_given_versions[*T](query: Select[*T]) -> Select[*T]:
    """Leave out what was marked and never given: a forged mark may name a version that nobody ever saw."""
    given = select(AnswerSum.key, AnswerSum.version).group_by(AnswerSum.key, AnswerSum.version)
    known = given.having(func.sum(AnswerSum.given) > 0).subquery()
    return query.join(known, and_(known.c.key == AnswerSum.key, known.c.version == AnswerSum.version))
