"""Models: made in the background, measured, activated, gone back from."""

from typing import Any

from starlette.responses import Response

from bot.console.catalogue import Catalogue
from bot.console.visit import Visit, go
from bot.training.model import (
    CannotBeActivated,
    NothingBefore,
    NothingNew,
    OwnPhrasings,
    ReasonNeeded,
    UnderWay,
)
from bot.training.models import Models
from bot.training.tables import AT_WORK, State

_SHOWN = 200  # questions that moved


class ModelPages:
    """Let an editor have a model made, and an approver bring it into use."""

    def __init__(self, models: Models, catalogue: Catalogue) -> None:
        """Act on `models`; name topics as `catalogue` does."""
        self._models = models
        self._catalogue = catalogue

    def show(self, visit: Visit) -> Response:
        """Show all models."""
        return self._show(visit)

    def progress(self, visit: Visit) -> Response:
        """Show the list alone: the page asks for it by itself while one is made."""
        return visit.show("models_list.html", **self._context())

    def request(self, visit: Visit) -> Response:
        """Have a model made that holds all phrasings."""
        try:
            self._models.request(visit.staff)
        except UnderWay:
            return self._show(visit, "model_under_way", 409)
        except NothingNew:
            return self._show(visit, "model_nothing_new", 409)
        return go("/models", "model_requested")

    def show_one(self, visit: Visit) -> Response:
        """Show the questions that one answers otherwise."""
        number = visit.params["number"]
        model = next((one for one in self._models.all() if one.number == number), None)
        if model is None:
            return visit.show("problem.html", 404, code="not_found")
        moved = self._models.moved(number)
        context: dict[str, Any] = {"model": model, "moved": moved[:_SHOWN], "more": len(moved) - _SHOWN}
        context["choices"] = self._catalogue.choices()
        return visit.show("model.html", **context, State=State)

    def activate(self, visit: Visit) -> Response:
        """Bring one into use; where something got worse, only with a reason."""
        try:
            self._models.activate(visit.number("number"), visit.staff, visit.typed("reason"))
        except CannotBeActivated:
            return self._show(visit, "model_not_ready", 409)
        except OwnPhrasings:
            return self._show(visit, "model_own", 409)
        except ReasonNeeded:
            return self._show(visit, "model_reason", 422)
        return go("/models", "model_activated")

    def back(self, visit: Visit) -> Response:
        """Go back to the one before."""
        try:
            self._models.back(visit.staff, visit.typed("reason"))
        except NothingBefore:
            return self._show(visit, "model_nothing_before", 409)
        except CannotBeActivated:
            return self._show(visit, "model_not_ready", 409)
        return go("/models", "model_back")

    def _show(self, visit: Visit, problem: str = "", status: int = 200) -> Response:
        return visit.show("models.html", status, **self._context(), problem=problem)

    def _context(self) -> dict[str, Any]:
        models = self._models.all()
        is_at_work = any(one.state in (*AT_WORK, State.WAITING) for one in models)
        expected = self._models.expected()
        return {"models": models, "expected": expected, "is_at_work": is_at_work, "State": State}
