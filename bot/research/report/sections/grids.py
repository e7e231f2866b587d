"""What of a cross table may be shown: from it and its sums no number below k can be computed.

Rows that are too small are shown only together, as one; then in each row the cells that are, as its rest. No
two numbers overlap, so that nothing comes of taking one from another; the rule is that of the questionnaire.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.questionnaire.coarsening import coarsened, sums

type Counts = Mapping[tuple[str, str], int]


class Line(NamedTuple):
    """One row of the table, or several together: its cells by column, and the sum of all other columns."""

    names: tuple[str, ...]
    cells: dict[str, int]
    rest: int

    @property
    def total(self) -> int:
        """Return how many are counted in it."""
        return sum(self.cells.values()) + self.rest


def lines(counts: Counts, down: Sequence[str], across: Sequence[str], k: int) -> list[Line]:
    """Return what may be shown of counts by (row, column); nothing if all are fewer than k.

    `down` and `across` must not tell where there is nothing: give all that there may be.
    """
    table = {name: [counts.get((name, column), 0) for column in across] for name in down}
    coarse = coarsened({name: [sum(cells)] for name, cells in table.items()}, k)
    groups = coarse.groups if coarse else []
    return [_line(group, dict(zip(across, sums(table, group), strict=True)), k) for group in groups]


def _line(names: tuple[str, ...], cells: Mapping[str, int], k: int) -> Line:
    coarse = coarsened({column: [count] for column, count in cells.items()}, k)
    shown = {column: cells[column] for column in coarse.shown} if coarse else {}
    return Line(names, shown, sum(cells.values()) - sum(shown.values()))
