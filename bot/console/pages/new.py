"""Begin a draft of something new."""

from starlette.responses import Response

from bot.console.beginning import begun
from bot.console.catalogue import Catalogue
from bot.console.pages.edit import Writings
from bot.console.visit import Visit, go
from bot.content.drafts import Overtaken


class NewPages:
    """Let an editor begin something new."""

    def __init__(self, catalogue: Catalogue, writing: Writings) -> None:
        """Look up in `catalogue`; save by the `writing` of whoever begins."""
        self._catalogue = catalogue
        self._writing = writing

    def show(self, visit: Visit) -> Response:
        """Ask for the title or the name."""
        return visit.show("new.html", kind=visit.params["kind"], problem="")

    def begin(self, visit: Visit) -> Response:
        """Begin the draft."""
        kind, name = visit.params["kind"], visit.typed("name")
        if not name:
            return visit.show("new.html", 422, kind=kind, problem="name_missing")
        try:
            ref = begun(self._catalogue, self._writing(visit.staff), kind, name)
        except Overtaken:
            return visit.show("new.html", 409, kind=kind, problem="recovering")
        return go(f"/{kind}/{ref.key}/edit")
