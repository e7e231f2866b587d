"""Phrasings that staff add: how people ask for a topic, so that the next model understands it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from starlette.responses import Response

from bot.console.catalogue import Catalogue
from bot.console.forms.choices import Choices, by_name
from bot.console.visit import Visit, go
from bot.training.phrasing import Gone, Refused
from bot.training.phrasings import Phrasings, tidy


class NotTaken(NamedTuple):
    """A line that was not taken, and why."""

    line: str
    why: str
    gaps: dict[str, str]


class PhrasingPages:
    """Let an editor say how people ask."""

    def __init__(self, phrasings: Phrasings, catalogue: Catalogue) -> None:
        """Keep them in `phrasings`; name topics as `catalogue` does."""
        self._phrasings = phrasings
        self._catalogue = catalogue

    def show(self, visit: Visit) -> Response:
        """Show all of them, and the form for more."""
        return self._show(visit)

    def add(self, visit: Visit) -> Response:
        """Add those of the lines that can be taken; say of each other one why not."""
        intent = Choices(self._catalogue.answers()).key(visit.typed("intent"))
        lines = [line for line in visit.typed("text").splitlines() if line.strip()]
        refused = [found for line in lines if (found := self._added(visit.staff, intent, line))]
        if refused or not lines:
            return self._show(visit, refused)
        return go("/phrasings", "phrasings_added", intent=intent)

    def drop(self, visit: Visit) -> Response:
        """Drop one; the next model will not hold it."""
        try:
            self._phrasings.drop(visit.staff, visit.number("number"))
        except Gone:
            return visit.show("problem.html", 404, code="not_found")
        return go("/phrasings", "phrasing_dropped")

    def _added(self, staff: str, intent: str, line: str) -> NotTaken | None:
        """Add a line; return why it was not taken, or None."""
        try:
            self._phrasings.add(staff, intent, line)
        except Refused as refused:
            words = [tidy(line)[span.start : span.end] for span in refused.spans]
            there = Choices(self._catalogue.answers()).label(refused.intent)
            why = f"{refused.why}_elsewhere" if refused.intent not in ("", intent) else str(refused.why)
            return NotTaken(line, why, {"words": "、".join(words), "intent": there})
        return None

    def _show(self, visit: Visit, refused: Sequence[NotTaken] = ()) -> Response:
        answers = by_name(self._catalogue.answers())
        intents = set(self._phrasings.intents())
        asked = visit.asked("intent")
        choices = Choices(answers)
        context: dict[str, Any] = {
            "added": self._phrasings.all(),
            "intents": sorted(
                (key for key in answers if key in intents), key=lambda k: not answers[k].source
            ),
            "unheard": self._phrasings.unheard(intents),
            "choices": choices,
            "chosen": visit.typed("intent") or choices.label(asked),
            "refused": refused,
        }
        return visit.show("phrasings.html", 422 if refused else 200, **context)
