"""Rows that go with their concern, though who withdraws it knows nothing of their table."""

from sqlalchemy import DDL, event

from bot.database import Base

_GO_ALONG = """CREATE TRIGGER IF NOT EXISTS {table}_goes_along AFTER DELETE ON concern
BEGIN DELETE FROM {table} WHERE concern_key = OLD.key; END"""


def goes_along[Row: type[Base]](kind: Row) -> Row:
    """Let the rows of a table with a `concern_key` go when their concern goes.

    Elsewhere the foreign key does it; SQLite does not look at foreign keys unless told to, so there it is a
    trigger, made with the table.
    """
    words = _GO_ALONG.format(table=kind.__tablename__)
    event.listen(kind.__table__, "after_create", DDL(words).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
    return kind
