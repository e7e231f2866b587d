"""Tables that an older version made get the columns that newer code knows, each with its default.

Columns are all that is ever added: nothing is renamed, removed or converted. A new column must therefore be
nullable or have a `server_default`, which old rows and a process of the older version that still writes get.
"""

from sqlalchemy import Column, Engine, MetaData, Table, inspect
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateColumn


def add_missing_columns(engine: Engine, metadata: MetaData) -> None:
    """Add to the tables behind `engine` what they lack; twice, or by two at once, is as good as once.

    Raise what the database raises when a column cannot be added.
    """
    there = set(inspect(engine).get_table_names())
    for table in metadata.sorted_tables:
        if table.name in there:
            for column in _missing(engine, table):
                _add(engine, table, column)


def adding(column: Column[object], dialect: Dialect) -> str:
    """Return the statement that adds a column to its table: the same in SQLite and in PostgreSQL."""
    table = dialect.identifier_preparer.format_table(column.table)
    return f"ALTER TABLE {table} ADD COLUMN {CreateColumn(column).compile(dialect=dialect)}"


def _missing(engine: Engine, table: Table) -> list[Column[object]]:
    there = {column["name"] for column in inspect(engine).get_columns(table.name)}
    return [column for column in table.columns if column.name not in there]


def _add(engine: Engine, table: Table, column: Column[object]) -> None:
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(adding(column, engine.dialect))
    except DBAPIError:
        if column in _missing(engine, table):  # else another process was faster
            raise
