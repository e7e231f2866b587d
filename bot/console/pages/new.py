"""Begin a draft of something new: staff give it a name, the console invents the key."""

from starlette.responses import Response

from bot.answers.model import Answer
from bot.console.catalogue import Catalogue
from bot.console.pages.edit import Writings
from bot.console.visit import Visit, go
from bot.content.drafts import Overtaken, Seen

_PREFIX = {"answer": "rc", "channel": "card"}
_TRIES = 5  # somebody else may begin something new in the same moment


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
        """Begin the draft, under a key that nothing has or had."""
        kind, name = visit.params["kind"], visit.typed("name")
        if not name:
            return visit.show("new.html", 422, kind=kind, problem="name_missing")
        for _ in range(_TRIES):
            number = self._catalogue.next_number() if kind == Answer.kind else 1
            ref = self._catalogue.free(kind, _PREFIX[kind], number)
            body = {"title": name, "number": number} if kind == Answer.kind else {"name": name}
            try:
                self._writing(visit.staff).save(Seen(ref, 0), body)
            except Overtaken:
                continue
            return go(f"/{kind}/{ref.key}/edit")
        return visit.show("new.html", 409, kind=kind, problem="recovering")
