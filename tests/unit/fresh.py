"""A new database for a test: its tables are made once and copied, and nothing waits for the disk."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, event

from bot.database import open_database


def new_database(file: Path) -> Engine:
    """Return the engine on a new SQLite file with the tables of every imported module and nothing in them."""
    file.write_bytes(_empty())
    return opened(file)


def copied_database(template: Path, file: Path) -> Engine:
    """Return the engine on a copy of a SQLite file."""
    shutil.copy(template, file)
    return opened(file)


def opened(file: Path) -> Engine:
    """Return the engine on a SQLite file; the system may write the bytes to the disk when it likes.

    All processes see at once what one writes, and it stays when that one is killed; only power must not fail.
    """
    engine = open_database(f"sqlite:///{file}")
    engine.dispose()  # the connection that made the tables waits for the disk
    event.listen(engine, "connect", _wait_for_no_disk)
    return engine


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.sqlite"
        open_database(f"sqlite:///{file}").dispose()
        return file.read_bytes()


def _wait_for_no_disk(connection: object, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF").close()
