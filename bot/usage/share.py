"""How the turns of a week ended, and the share of the questions that were answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.usage.ending import End


@dataclass(frozen=True)
class WeekOfTurns:
    """One week. `reasons` holds for each end its turns by reason: not_recorded, too_long, or none."""

    week: str
    reasons: dict[End, Counter[str]] = field(default_factory=dict)

    def turns(self, end: End) -> int:
        """Return how many turns ended so."""
        return self.reasons.get(end, Counter()).total()

    def questions(self) -> int:
        """Return how many turns were questions: all but the talk itself and what was turned away."""
        return sum(self.turns(end) for end in End if end not in (End.TALK, End.CLOSED))

    def share(self) -> float | None:
        """Return the share of the questions that were answered, 0 to 1; None where there were none."""
        return self.turns(End.ANSWERED) / self.questions() if self.questions() else None


def by_week(weeks: Iterable[str], rows: Iterable[tuple[str, str, str, int]]) -> list[WeekOfTurns]:
    """Return the weeks in their order, with the (week, end, reason, turns) that belong to each."""
    made = {week: WeekOfTurns(week) for week in weeks}
    for week, end, reason, turns in rows:
        made[week].reasons.setdefault(End(end), Counter())[reason] += turns
    return list(made.values())
