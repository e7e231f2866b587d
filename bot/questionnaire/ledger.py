"""Add the sums of sheets to the tables: all processes add to the same rows, in one transaction each."""

from sqlalchemy import Engine

from bot.questionnaire.codes import Mark
from bot.questionnaire.tables import CellSum, StatementSum
from bot.questionnaire.tally import Sums
from bot.usage.adding import Row, take_alone, touch, upsert


class Ledger:
    """The tables, for adding only."""

    def __init__(self, engine: Engine) -> None:
        """Add to the tables behind `engine`."""
        self._engine = engine

    def add(self, sums: Sums) -> None:
        """Add all or nothing; raise SQLAlchemyError."""
        cells: list[Row] = [
            {**cell._asdict(), "sheets": number} for cell, number in sorted(sums.cells.items())
        ]
        with self._engine.begin() as connection:
            take_alone(connection, CellSum, StatementSum)
            upsert(connection, CellSum, ["sheets"], cells)
            upsert(connection, StatementSum, list(Mark), _statement_rows(sums))
            touch(connection, CellSum, "sheets")
            touch(connection, StatementSum, Mark.RIGHT)


def _statement_rows(sums: Sums) -> list[Row]:
    rows: dict[str, Row] = {}
    for (statement, mark), number in sorted(sums.marks.items()):
        rows.setdefault(statement, {"statement": statement, **dict.fromkeys(Mark, 0)})[mark] = number
    return list(rows.values())
