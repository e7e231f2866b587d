"""The rule that no small number can be computed from what is shown (k-safe).

All that is shown are sums of a table so coarse that each of its cells is at least k. The parts with a smaller
cell are shown only together, as the rest, and

1. the rest has at least two parts, or the only one could be taken from the total;
2. each of its cells is at least k, or it would itself be a small number;
3. it is not as large as parts that are all below k can be, or each of them would be known to be k - 1.

Until that is so, the last part in the order of the list joins the rest. In the order of the list and not the
smallest: whoever knows the rule could tell from the size of what is shown which part was the small one.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Coarse(NamedTuple):
    """What may be shown: parts by name, in their order, and the names of those that make up the rest."""

    shown: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def groups(self) -> list[tuple[str, ...]]:
        """Return the names that make up each number that is shown; the rest is the last."""
        return [*((name,) for name in self.shown), *([self.rest] if self.rest else [])]


def coarsened(parts: Mapping[str, Sequence[int]], k: int, joined: Iterable[str] = ()) -> Coarse | None:
    """Return how the parts may be shown, or None when not even all together; `joined` are in the rest anyway.

    A part is a row of cells: one number, or one for each line of a cross table.
    """
    begun = set(joined)
    rest = [name for name in parts if name in begun or min(parts[name]) < k]
    shown = [name for name in parts if name not in rest]
    while rest and shown and not _is_safe([parts[name] for name in rest], k):
        rest.append(shown.pop())
    if rest and min(sums(parts, rest)) < k:
        return None
    return Coarse(tuple(shown), tuple(name for name in parts if name in rest))


def sums(parts: Mapping[str, Sequence[int]], names: Iterable[str]) -> list[int]:
    """Return the sum of some parts, cell by cell."""
    return [sum(cells) for cells in zip(*(parts[name] for name in names), strict=True)]


def _is_safe(rest: list[Sequence[int]], k: int) -> bool:
    cells = [sum(cells) for cells in zip(*rest, strict=True)]
    return len(rest) > 1 and min(cells) >= k and any(cell != len(rest) * (k - 1) for cell in cells)
