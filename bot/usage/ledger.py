"""Add sums to the tables: all processes add to the same rows, in one transaction each."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from sqlalchemy import Connection, Engine, Executable, Table, text, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.database import Base
from bot.usage.tables import AnswerSum, TurnSum
from bot.usage.tally import Count, Sums

# Both know ON CONFLICT, each by an insert of its own.
_INSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

# All processes write at the same time; readers go on. In SQLite the first statement has the same effect.
_ALONE = f"LOCK TABLE {AnswerSum.__tablename__}, {TurnSum.__tablename__} IN EXCLUSIVE MODE"

type Row = dict[str, Any]


class Ledger:
    """The tables, for adding only."""

    def __init__(self, engine: Engine) -> None:
        """Add to the tables behind `engine`."""
        self._engine = engine

    def add(self, sums: Sums) -> None:
        """Add all or nothing; raise SQLAlchemyError."""
        weeks = {week for *_, week, _what in sums.answers} | {week for *_, week in sums.turns}
        with self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text(_ALONE))
            _upsert(connection, AnswerSum, list(Count), _answer_rows(sums))
            _upsert(connection, TurnSum, ["turns"], _turn_rows(sums))
            _touch(connection, AnswerSum, "given", weeks)
            _touch(connection, TurnSum, "turns", weeks)


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


def _touch(connection: Connection, table: type[Base], column: str, weeks: Iterable[str]) -> None:
    """Write every row of these weeks anew, as it is.

    PostgreSQL marks each row with the transaction and the statement that wrote it (xmin, cmin). Thus all bear
    the same mark, and none tells that it was added to together with another.
    """
    for week in sorted(weeks):
        rows = cast("Table", table.__table__)
        connection.execute(update(rows).where(rows.c.week == week).values({column: rows.c[column]}))


def _upsert(connection: Connection, table: type[Base], columns: Iterable[str], rows: list[Row]) -> None:
    if rows:
        connection.execute(adding(connection.dialect.name, table, columns), rows)


def adding(dialect: str, table: type[Base], columns: Iterable[str]) -> Executable:
    """Return the statement that adds to the sums of a row, or makes it."""
    rows = cast("Table", table.__table__)
    insert = _INSERTS[dialect](rows)
    sums = {column: rows.c[column] + insert.excluded[column] for column in columns}
    statement: Executable = insert.on_conflict_do_update(index_elements=list(rows.primary_key), set_=sums)
    return statement
