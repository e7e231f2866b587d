"""What a message asks about, judged by its parts: a topic for each clause, or for each side of a cut."""

from __future__ import annotations

from typing import Any, Dict, FrozenSet, Iterable, List, NamedTuple, Sequence

from bot.understanding.clauses import is_asking

MOST_ANSWERS = 3
Part = Dict[str, Any]  # `text`, and `name` and `confidence` of its likeliest intent


class Asking(NamedTuple):
    """What counts as a question: intents that are turns of the talk, leanings among them, confidences."""

    talk: FrozenSet[str]
    leanings: FrozenSet[str]
    clause: float  # the least confidence of a clause
    half: float  # and of both sides of a cut

    def by_clause(self, clauses: Iterable[Part], every: bool) -> List[str]:
        """Return the names that the clauses ask about, in their order, each once; a topic first.

        After a topic a leaning counts too: 能容吗？还有谁说了算 asks who decides on that topic. `every` takes
        in those that are not put as a question.
        """
        sure = [
            part["name"]
            for part in clauses
            if part["confidence"] >= self.clause
            and part["name"] not in self.talk - self.leanings
            and (every or is_asking(part["text"]))
        ]
        leading = next((place for place, name in enumerate(sure) if name not in self.talk), len(sure))
        return list(dict.fromkeys(sure[leading:]))[:MOST_ANSWERS]

    def by_cut(self, cuts: Iterable[Sequence[Part]], every: bool) -> List[str]:
        """Return the two topics on the sides of the surest cut, or nothing.

        A question told over several clauses is understood only as a whole: 不是不肯干，是真不会，这咋看.
        """
        good = [cut for cut in cuts if self._parts_two_topics(cut, every)]
        best = max(good, key=lambda cut: min(float(half["confidence"]) for half in cut), default=())
        return [str(half["name"]) for half in best]

    def _parts_two_topics(self, cut: Sequence[Part], every: bool) -> bool:
        names = {half["name"] for half in cut}
        asked = every or all(is_asking(half["text"]) for half in cut)
        sure = all(half["confidence"] >= self.half for half in cut)
        return asked and sure and len(names) > 1 and not names & self.talk
