"""The database that lasts: its tables' base and its engine. Nothing in it holds an identity."""

from datetime import UTC, datetime

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.orm import DeclarativeBase

from bot.upgrading import add_missing_columns

SECONDS_TO_WAIT = 5  # for a lock that another worker holds


class Base(DeclarativeBase):
    """The tables that last."""


def now() -> str:
    """Return the time as the tables hold it: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def open_database(url: str) -> Engine:
    """Return an engine on the database at `url`, with the tables of every imported module made.

    A table that an older version made gets the columns that it lacks.
    """
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"timeout": SECONDS_TO_WAIT}, hide_parameters=True)
        event.listen(engine, "connect", _overwrite_what_is_deleted)
    else:
        engine = create_engine(url, hide_parameters=True)  # no typed word in an exception
    Base.metadata.create_all(engine)
    add_missing_columns(engine, Base.metadata)
    return engine


def rewrite(engine: Engine) -> None:
    """Rewrite the tables without what was deleted (VACUUM, in SQLite and in PostgreSQL)."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM"))


def _overwrite_what_is_deleted(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()
