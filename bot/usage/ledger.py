"""Add sums to the tables: all processes add to the same rows, in one transaction each."""

from sqlalchemy import Engine

from bot.usage.adding import Row, take_alone, touch, upsert
from bot.usage.tables import AnswerSum, TurnSum
from bot.usage.tally import Count, Sums


class Ledger:
    """The tables, for adding only."""

    def __init__(self, engine: Engine) -> None:
        """Add to the tables behind `engine`."""
        self._engine = engine

    def add(self, sums: Sums) -> None:
        """Add all or nothing; raise SQLAlchemyError."""
        weeks = {week for *_, week, _what in sums.answers} | {week for *_, week in sums.turns}
        with self._engine.begin() as connection:
            take_alone(connection, AnswerSum, TurnSum)
            upsert(connection, AnswerSum, list(Count), _answer_rows(sums))
            upsert(connection, TurnSum, ["turns"], _turn_rows(sums))
            for week in sorted(weeks):
                touch(connection, AnswerSum, "given", AnswerSum.week == week)
                touch(connection, TurnSum, "turns", TurnSum.week == week)


def _answer_rows(sums: Sums) -> list[Row]:
    rows: dict[tuple[str, int, str], Row] = {}
    for (key, version, week, what), number in sorted(sums.answers.items()):
        names = {"key": key, "version": version, "week": week}
        rows.setdefault((key, version, week), {**names, **dict.fromkeys(Count, 0)})[what] = number
    return list(rows.values())


def _turn_rows(sums: Sums) -> list[Row]:
    names = ("channel", "outcome", "reason", "week")
    cells = sorted(sums.turns.items())
    return [{**dict(zip(names, cell, strict=True)), "turns": number} for cell, number in cells]
