"""Add rows of sums to tables: all processes add to the same rows, and rows tell nothing but sums."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Executable, Table, text, true, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.database import Base

# Both know ON CONFLICT, each by an insert of its own.
_INSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

# By itself SQLite numbers rows as they come; so they lie in the order of their keys.
UNORDERED = {"sqlite_with_rowid": False}

type Row = dict[str, Any]


def take_alone(connection: Connection, *tables: type[Base]) -> None:
    """Let the other processes wait until this transaction ends: all write at the same time; readers go on.

    In SQLite the first statement that writes has the same effect.
    """
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.__tablename__ for table in tables)
        connection.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))


def upsert(connection: Connection, table: type[Base], columns: Iterable[str], rows: list[Row]) -> None:
    """Add rows to those that are there, in the order in which they are given; or make them."""
    if rows:
        connection.execute(adding(connection.dialect.name, table, columns), rows)


def touch(
    connection: Connection, table: type[Base], column: str, where: ColumnElement[bool] | None = None
) -> None:
    """Write every row (`where` that holds) anew, as it is.

    PostgreSQL marks each row with the transaction and the statement that wrote it (xmin, cmin). Thus all bear
    the same mark, and none tells that it was added to together with another.
    """
    rows = cast("Table", table.__table__)
    chosen = true() if where is None else where
    connection.execute(update(rows).where(chosen).values({column: rows.c[column]}))


def adding(dialect: str, table: type[Base], columns: Iterable[str]) -> Executable:
    """Return the statement that adds to the sums of a row, or makes it."""
    rows = cast("Table", table.__table__)
    insert = _INSERTS[dialect](rows)
    sums = {column: rows.c[column] + insert.excluded[column] for column in columns}
    statement: Executable = insert.on_conflict_do_update(index_elements=list(rows.primary_key), set_=sums)
    return statement
