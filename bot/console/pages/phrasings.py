"""Phrasings that staff add: how people ask for a topic, so that the next model understands it."""

from typing import Any

from starlette.responses import Response

from bot.console.lessons import NOTHING, Lessons, Taught
from bot.console.visit import Visit, go
from bot.training.phrasing import Gone
from bot.training.phrasings import Phrasings


class PhrasingPages:
    """Let an editor say how people ask."""

    def __init__(self, phrasings: Phrasings, lessons: Lessons) -> None:
        """Show and drop those in `phrasings`; add by `lessons`."""
        self._phrasings = phrasings
        self._lessons = lessons

    def show(self, visit: Visit) -> Response:
        """Show all of them, and the form for more."""
        return self._show(visit)

    def add(self, visit: Visit) -> Response:
        """Add those of the lines that can be taken; say of each other one why not."""
        intent = self._lessons.choices().key(visit.typed("intent"))
        if not self._lessons.has(intent):
            return self._show(visit, problem="no_such_topic")
        taught = self._lessons.add(visit.staff, intent, visit.typed("text").splitlines())
        if taught.refused or not visit.typed("text"):
            return self._show(visit, taught)
        return go("/phrasings", "phrasings_added", intent=intent)

    def drop(self, visit: Visit) -> Response:
        """Drop one; the next model will not hold it."""
        try:
            self._phrasings.drop(visit.staff, visit.number("number"))
        except Gone:
            return visit.show("problem.html", 404, code="not_found")
        return go("/phrasings", "phrasing_dropped")

    def _show(self, visit: Visit, taught: Taught = NOTHING, problem: str = "") -> Response:
        topics = self._lessons.topics()
        chosen = visit.typed("intent") or topics.choices.label(visit.asked("intent"))
        context: dict[str, Any] = {"added": self._phrasings.all(), "topics": topics, "chosen": chosen}
        status = 422 if problem or taught.refused else 200
        return visit.show("phrasings.html", status, **context, taught=taught, problem=problem)
