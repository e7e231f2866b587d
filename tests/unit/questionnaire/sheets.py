"""Sheets by the dozen, for tests of sums."""

from collections.abc import Mapping

from sqlalchemy import Engine

from bot.questionnaire.codes import Cell, Mark
from bot.questionnaire.ledger import Ledger
from bot.questionnaire.tally import Tally


def handed_in(
    engine: Engine, cells: Mapping[Cell, int], marks: Mapping[tuple[str, Mark], int] | None = None
) -> None:
    """Hand in so many sheets of each kind, and write them."""
    tally = Tally()
    with tally.counted() as sums:
        sums.cells.update(cells)
        sums.marks.update(marks or {})
    Ledger(engine).add(tally.take())
