"""Sums of sheets in SQL: added at the ticks, and nothing that tells one sheet or its time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import OperationalError

from bot.questionnaire.codes import Cell, Mark
from bot.questionnaire.ledger import Ledger
from bot.questionnaire.reader import read
from bot.questionnaire.tables import StatementSum
from bot.questionnaire.tally import Sums, Tally
from bot.usage.adding import adding
from bot.usage.flushing import flush, flushing
from tests.unit.fresh import new_database

ONE = Cell("内容清楚", "害怕为", "", "乡镇")
OTHER = Cell("", "不敢为", "没有", "")
TABLES = ("questionnaire_cell", "questionnaire_statement")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = new_database(tmp_path / "q.sqlite")
    yield engine
    engine.dispose()


def held(engine: Engine) -> list[list[tuple]]:
    """Return the rows of both tables as they lie there."""
    with engine.connect() as connection:
        return [[*map(tuple, connection.execute(text(f"SELECT * FROM {table}")))] for table in TABLES]  # noqa: S608


def test_sums_are_added_to_what_is_there(engine: Engine) -> None:
    tally, ledger = Tally(), Ledger(engine)
    for marks in ({"gain": Mark.RIGHT, "when": Mark.UNSURE}, {"gain": Mark.WRONG}, {"gain": Mark.RIGHT}):
        tally.handed_in(ONE, marks)
        ledger.add(tally.take())
    assert held(engine) == [[(*ONE, 3)], [("gain", 2, 1, 0), ("when", 0, 0, 1)]]
    assert read(engine).cells == {ONE: 3}


def test_sheet_of_the_quiz_alone_has_no_cell(engine: Engine) -> None:
    tally = Tally()
    tally.handed_in(Cell(), {"gain": Mark.RIGHT})
    Ledger(engine).add(tally.take())
    assert held(engine) == [[], [("gain", 1, 0, 0)]]


def test_order_and_company_of_sheets_leave_no_trace(engine: Engine, tmp_path: Path) -> None:
    second = new_database(tmp_path / "other.sqlite")
    quizzes = ({"gain": Mark.RIGHT}, {"when": Mark.WRONG})
    for base, cells, marks, at_once in (
        (engine, (ONE, OTHER), quizzes, True),
        (second, (OTHER, ONE), quizzes, False),
    ):
        tally = Tally()
        for cell, of_one in zip(cells, marks, strict=True):
            tally.handed_in(cell, of_one)
            if not at_once:
                Ledger(base).add(tally.take())
        Ledger(base).add(tally.take())
    assert held(engine) == held(second)


def test_tables_have_no_column_for_a_time_a_channel_or_a_person(engine: Engine) -> None:
    columns = {table: [column["name"] for column in inspect(engine).get_columns(table)] for table in TABLES}
    assert columns == {
        "questionnaire_cell": ["awareness", "around", "own", "level", "sheets"],
        "questionnaire_statement": ["statement", "right", "wrong", "unsure"],
    }


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_no_number_that_tells_their_order(engine: Engine, table: str) -> None:
    with engine.connect() as connection:
        found = connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": table})
    assert "WITHOUT ROWID" in found


def test_nothing_is_written_when_a_sheet_is_handed_in_but_at_the_tick_or_the_end(engine: Engine) -> None:
    tally = Tally()
    with flushing(tally, Ledger(engine).add, 86_400):
        tally.handed_in(ONE, {})
        assert held(engine)[0] == []
    assert held(engine)[0] == [(*ONE, 1)]


def test_what_the_database_does_not_take_is_written_later() -> None:
    tally, taken = Tally(), Sums()

    def refuse(_sums: Sums) -> None:
        raise OperationalError("", {}, Exception("database is locked"))

    tally.handed_in(ONE, {"gain": Mark.RIGHT})
    assert not flush(tally, refuse)
    tally.handed_in(ONE, {"gain": Mark.RIGHT})
    assert flush(tally, taken.add)
    assert (taken.cells, taken.marks) == ({ONE: 2}, {("gain", Mark.RIGHT): 2})


def test_postgresql_adds_too_though_right_is_a_word_of_its_own() -> None:
    statement = str(adding("postgresql", StatementSum, list(Mark)).compile(dialect=postgresql.dialect()))
    assert '"right" = (questionnaire_statement."right" + excluded."right")' in statement
