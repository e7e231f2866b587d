"""Sums in SQL: all processes add to the same rows, and rows tell nothing but sums."""

import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.dialects import postgresql

from bot.settings import ROOT
from bot.usage.adding import adding
from bot.usage.ending import End, Ending
from bot.usage.ledger import Ledger
from bot.usage.tables import AnswerSum, TurnSum
from bot.usage.tally import Count, Tally
from tests.unit.fresh import new_database
from tests.unit.usage.conftest import Clock

ADD_FIFTY_TIMES = """
import sys
from bot.database import open_database
from bot.usage.ledger import Ledger
from bot.usage.tally import Count, Sums
ledger = Ledger(open_database(sys.argv[1]))
print("ready", flush=True)
input()
for number in range(50):
    sums = Sums()
    sums.answers["fear", 3, "2026-W48", Count.GIVEN] = 2
    sums.answers[f"topic_{number}", 1, "2026-W48", Count.GIVEN] = 1
    sums.turns["web", "answered", "", "2026-W48"] = 3
    ledger.add(sums)
"""


def counted(tally: Tally, *keys: str) -> None:
    for key in keys:
        tally.count_answer(key, 1, Count.GIVEN)
        tally.count_turn("web", Ending(End.ANSWERED))


def held(engine: Engine) -> list[list[tuple]]:
    """Return the rows of both tables as they lie there."""
    with engine.connect() as connection:
        tables = ("usage_answer", "usage_turn")
        return [[*map(tuple, connection.execute(text(f"SELECT * FROM {table}")))] for table in tables]  # noqa: S608


def test_sums_are_added_to_what_is_there(engine: Engine, ledger: Ledger, tally: Tally) -> None:
    for what in (Count.GIVEN, Count.GIVEN, Count.USEFUL, Count.USELESS):
        tally.count_answer("fear", 3, what)
        ledger.add(tally.take())
    assert held(engine)[0] == [("fear", 3, "2026-W48", 2, 1, 1)]


def test_versions_weeks_and_reasons_have_rows_of_their_own(
    engine: Engine, ledger: Ledger, tally: Tally, clock: Clock
) -> None:
    for day, version, reason in ((26, 1, "unclear"), (26, 2, "out_of_scope"), (30, 2, "unclear")):
        clock.day = date(2026, 11, day)
        tally.count_answer("fear", version, Count.GIVEN)
        tally.count_turn("web", Ending(End.MISSED, reason))
    ledger.add(tally.take())
    answers, turns = held(engine)
    assert [row[1:3] for row in answers] == [(1, "2026-W48"), (2, "2026-W48"), (2, "2026-W49")]
    assert [row[2:4] for row in turns] == [
        ("out_of_scope", "2026-W48"),
        ("unclear", "2026-W48"),
        ("unclear", "2026-W49"),
    ]


def test_two_processes_at_once_lose_nothing_and_double_nothing(engine: Engine, tmp_path: Path) -> None:
    command = [sys.executable, "-c", ADD_FIFTY_TIMES, str(engine.url)]
    both = [subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in "ab"]
    assert [process.stdout.readline() for process in both] == [b"ready\n"] * 2
    for process in both:
        process.stdin.write(b"\n")
        process.stdin.flush()
    assert [process.wait(60) for process in both] == [0, 0]
    answers, turns = held(engine)
    assert ("fear", 3, "2026-W48", 200, 0, 0) in answers
    assert [row[3] for row in answers if row[0].startswith("topic_")] == [2] * 50
    assert turns == [("web", "answered", "", "2026-W48", 300)]


def history(ledger: Ledger, tally: Tally, flushes: Iterable[Iterable[str]]) -> None:
    """Let turns end, and write what was counted after each group."""
    for keys in flushes:
        counted(tally, *keys)
        ledger.add(tally.take())


@pytest.mark.parametrize(
    "other",
    [
        [["fear", "pay"], ["fear", "care"], ["what_is"]],
        [["what_is", "care", "pay", "fear", "fear"]],
        [["care"], ["fear"], ["what_is"], ["fear"], ["pay"]],
    ],
    ids=["others by one", "all by one", "all by different people"],
)
def test_two_talks_cannot_be_told_apart(
    engine: Engine, ledger: Ledger, tally: Tally, tmp_path: Path, other: list[list[str]]
) -> None:
    second = new_database(tmp_path / "other.sqlite")
    history(ledger, tally, [["fear", "care", "fear"], ["pay", "what_is"]])
    history(Ledger(second), tally, other)
    assert held(engine) == held(second)


def test_tables_have_no_column_for_a_time_or_a_person(engine: Engine) -> None:
    columns = {
        table: [column["name"] for column in inspect(engine).get_columns(table)]
        for table in inspect(engine).get_table_names()
        if table.startswith("usage_")
    }
    assert columns == {
        "usage_answer": ["key", "version", "week", "given", "useful", "useless"],
        "usage_turn": ["channel", "outcome", "reason", "week", "turns"],
    }


@pytest.mark.parametrize("table", ["usage_answer", "usage_turn"])
def test_rows_have_no_number_that_tells_their_order(engine: Engine, table: str) -> None:
    with engine.connect() as connection:
        definition = connection.scalar(
            text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table}
        )
    assert "WITHOUT ROWID" in definition


@pytest.mark.parametrize(("table", "columns"), [(AnswerSum, list(Count)), (TurnSum, ["turns"])])
def test_postgresql_adds_in_one_statement_too(table: type, columns: list[str]) -> None:
    statement = str(adding("postgresql", table, columns).compile(dialect=postgresql.dialect()))
    name = table.__tablename__
    assert "ON CONFLICT" in statement
    for column in columns:
        assert f"{column} = ({name}.{column} + excluded.{column})" in statement
