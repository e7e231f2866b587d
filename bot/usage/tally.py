"""What this process has counted and not yet written. Memory only; the size is bounded by the content."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.concerns.weeks import week_of
from bot.local_time import today
from bot.usage.counting import Counting
from bot.usage.ending import Ending


class Count(StrEnum):
    """What is counted of an answer."""

    GIVEN = "given"
    USEFUL = "useful"
    USELESS = "useless"


@dataclass(frozen=True)
class Sums:
    """Sums by (key, version, week, what) and by (channel, end, reason, week), in no order."""

    answers: Counter[tuple[str, int, str, Count]] = field(default_factory=Counter)
    turns: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        """Say whether anything was counted."""
        return bool(self.answers or self.turns)

    def add(self, other: "Sums") -> None:
        """Add the sums of another."""
        self.answers.update(other.answers)
        self.turns.update(other.turns)


class Tally(Counting[Sums]):
    """Sums that grow with every turn until they are taken to be written."""

    def __init__(self, clock: Callable[[], date] = today) -> None:
        """Count into the week of `clock`."""
        super().__init__(Sums)
        self._clock = clock

    def count_answer(self, key: str, version: int, what: Count) -> None:
        """Count one more of an answer."""
        with self.counted() as sums:
            sums.answers[key, version, week_of(self._clock()), what] += 1

    def count_turn(self, channel: str, ending: Ending) -> None:
        """Count one more turn."""
        with self.counted() as sums:
            sums.turns[channel, ending.end, ending.reason, week_of(self._clock())] += 1
