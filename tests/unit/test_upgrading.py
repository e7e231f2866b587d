"""A database that an older version made: it gets what newer code needs and keeps what it holds."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table, create_engine, false, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.concerns.keys import Keys
from bot.concerns.store import ConcernStore
from bot.concerns.tables import ConcernRow
from bot.database import open_database
from bot.settings import ROOT
from bot.upgrading import add_missing_columns, adding

# As the version before consent to research made it.
OLD = """
CREATE TABLE concern (
    "key" BLOB NOT NULL, receipt BLOB NOT NULL, guard VARCHAR(120) NOT NULL, seed BLOB NOT NULL,
    news BOOLEAN NOT NULL, nickname VARCHAR(20) NOT NULL, status VARCHAR(12) NOT NULL,
    week VARCHAR(8) NOT NULL, length VARCHAR(2) NOT NULL, reluctance VARCHAR(12), link VARCHAR(12),
    field VARCHAR(12), level VARCHAR(12), district VARCHAR(12), PRIMARY KEY ("key"), UNIQUE (receipt)
) WITHOUT ROWID
"""
INSERT = "INSERT INTO concern VALUES (x'01', x'02', 'g', x'03', 0, '晨光白鹭07', '已收到', '2026-W48', '短',"
OPENS = """
import sys
import bot.concerns.tables
from bot.database import open_database
input()
open_database(sys.argv[1]).dispose()
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return the file of an old database that holds one concern."""
    file = tmp_path / "ganwei.sqlite"
    with sqlite3.connect(file) as database:
        database.execute(OLD)
        database.execute(f"{INSERT} '不敢为', NULL, NULL, '乡镇', NULL)")
    database.close()
    return file


def columns(file: Path) -> list[tuple[str, str, int, str | None]]:
    with sqlite3.connect(file) as database:
        found = database.execute("PRAGMA table_info(concern)").fetchall()
    database.close()
    return [(name, kind, not_null, default) for _, name, kind, not_null, default, _ in found]


def test_a_missing_column_is_added_with_its_default_and_the_data_stays(old: Path) -> None:
    engine = open_database(f"sqlite:///{old}")
    with Session(engine) as session:
        row = session.get_one(ConcernRow, b"\x01")
        assert (row.share, row.nickname, row.reluctance, row.link) == (False, "晨光白鹭07", "不敢为", None)
    engine.dispose()
    assert columns(old)[-1] == ("share", "BOOLEAN", 1, "0")


def test_an_upgraded_database_takes_concerns_in_and_keeps_no_order(old: Path, tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{old}")
    store = ConcernStore(engine, Keys(tmp_path / "keys.json"))
    number, _seed = store.submit("怕签字", {}, share=True)
    assert store.open(number).share
    with engine.connect() as connection, pytest.raises(OperationalError, match="rowid"):
        connection.execute(text("SELECT rowid FROM concern"))
    engine.dispose()


def test_a_process_of_the_older_version_still_writes(old: Path) -> None:
    open_database(f"sqlite:///{old}").dispose()
    names = ", ".join(f'"{name}"' for name, *_ in columns(old)[:-1])
    with sqlite3.connect(old) as database:
        database.execute("DELETE FROM concern")
        database.execute(
            f"{INSERT} NULL, NULL, NULL, NULL, NULL)".replace("concern V", f"concern ({names}) V")
        )
        assert database.execute("SELECT share FROM concern").fetchall() == [(0,)]
    database.close()


def test_opening_again_changes_nothing(old: Path) -> None:
    open_database(f"sqlite:///{old}").dispose()
    before = old.read_bytes()
    open_database(f"sqlite:///{old}").dispose()
    assert old.read_bytes() == before


def test_processes_that_open_an_old_database_at_once_all_succeed(old: Path) -> None:
    command = [sys.executable, "-c", OPENS, f"sqlite:///{old}"]
    opening = [subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, text=True) for _ in range(4)]
    for process in opening:
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.wait(60) for process in opening] == [0] * 4
    assert [name for name, *_ in columns(old)].count("share") == 1


def test_a_column_that_another_process_adds_in_between_is_no_error(old: Path, monkeypatch) -> None:
    def adds_first(column: Column, dialect: object) -> str:
        statement = adding(column, dialect)
        with sqlite3.connect(old) as database:
            database.execute(statement)
        database.close()
        return statement

    monkeypatch.setattr("bot.upgrading.adding", adds_first)
    open_database(f"sqlite:///{old}").dispose()
    assert [name for name, *_ in columns(old)].count("share") == 1


def test_a_column_that_cannot_be_added_is_an_error(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'x.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE thing (id INTEGER PRIMARY KEY)"))
        connection.execute(text("INSERT INTO thing VALUES (1)"))
    tables = MetaData()
    Table("thing", tables, Column("id", Integer, primary_key=True), Column("name", String, nullable=False))
    with pytest.raises(OperationalError, match="NOT NULL"):
        add_missing_columns(engine, tables)
    engine.dispose()


def test_the_statement_is_one_that_postgresql_knows() -> None:
    table = Table("user", MetaData(), Column("share", Boolean, nullable=False, server_default=false()))
    statement = adding(table.c.share, postgresql.dialect())
    assert statement == 'ALTER TABLE "user" ADD COLUMN share BOOLEAN DEFAULT false NOT NULL'
