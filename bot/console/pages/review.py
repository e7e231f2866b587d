"""From a draft to what is live: submitting, the queue, looking at the difference, approving, sending back."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from starlette.responses import Response

from bot.checking.identifiers import Finder, of_somebody
from bot.console.catalogue import Catalogue
from bot.console.pages.contents import ref_of
from bot.console.pages.edit import Writings
from bot.console.visit import Visit, go
from bot.content.approving import Approving
from bot.content.checks import Check, NotReady, Problem
from bot.content.difference import differences
from bot.content.drafts import BaseMoved, Draft, Overtaken, OwnWork, Ref, Seen, State, WrongState
from bot.content.hold import checked

type Approvings = Callable[[str], Approving]

_CODES: dict[type[Exception], str] = {
    Overtaken: "overtaken",
    OwnWork: "own_work",
    BaseMoved: "base_moved",
    WrongState: "wrong_state",
    NotReady: "not_ready",
}


class ReviewPages:
    """Let drafts go live by a second pair of eyes."""

    def __init__(
        self, catalogue: Catalogue, writing: Writings, approving: Approvings, check: Check, find: Finder
    ) -> None:
        """Look up in `catalogue`; act by the `writing` and `approving` of whoever it is.

        What `check` finds is shown; `find` finds identifiers in notes, which people can read.
        """
        self._catalogue = catalogue
        self._writing = writing
        self._approving = approving
        self._check = check
        self._find = find

    def queue(self, visit: Visit) -> Response:
        """Show all drafts by their state."""
        drafts = self._catalogue.drafts()
        groups = {state: [draft for draft in drafts if draft.state is state] for state in _ORDER}
        return visit.show("review.html", groups=groups)

    def show_submit(self, visit: Visit) -> Response:
        """Show what would be submitted, and ask what changed."""
        return self._show(visit, "submit.html")

    def submit(self, visit: Visit) -> Response:
        """Submit the draft with a note on what changed."""
        told = visit.told("note")
        if not told:
            return self._show(visit, "submit.html", "note_missing", 422)
        if found := of_somebody(self._find, told, self._catalogue.cards().values()):
            gaps = {"words": "、".join(found)}
            return self._show(visit, "submit.html", "note_identifies", 422, gaps)
        return self._do(visit, "submit.html", "submitted", self._submit)

    def show(self, visit: Visit) -> Response:
        """Show the difference to what is live, what the check says, and what an approver can do."""
        return self._show(visit, "draft.html")

    def approve(self, visit: Visit) -> Response:
        """Let the draft go live, now or on the day that was chosen."""
        if self._hints(visit) and not visit.typed("looked"):
            return self._show(visit, "draft.html", "hints_not_looked_at", 422)
        return self._do(visit, "draft.html", "approved", self._approve)

    def send_back(self, visit: Visit) -> Response:
        """Give the draft back with a reason."""
        if not visit.typed("reason"):
            return self._show(visit, "draft.html", "reason_missing", 422)
        return self._do(visit, "draft.html", "sent_back", self._send_back)

    def take_back(self, visit: Visit) -> Response:
        """Take a submitted or scheduled draft back."""
        return self._do(visit, "draft.html", "taken_back", lambda v, s: self._writing(v.staff).take_back(s))

    def rebase(self, visit: Visit) -> Response:
        """Say that what went live meanwhile has been looked at."""
        return self._do(visit, "draft.html", "rebased", self._rebase)

    def _rebase(self, visit: Visit, seen: Seen) -> None:
        self._writing(visit.staff).rebase(seen, visit.number("live"))

    def _submit(self, visit: Visit, seen: Seen) -> None:
        self._writing(visit.staff).submit(seen, visit.told("note"))

    def _approve(self, visit: Visit, seen: Seen) -> dict[str, str]:
        day = visit.typed("publish_on")
        if not day:
            version = str(self._approving(visit.staff).approve(seen))
            return {"done": self._published(seen.ref), "version": version}
        if date.fromisoformat(day) > self._catalogue.today():
            self._approving(visit.staff).schedule(seen, date.fromisoformat(day))
            return {"done": "scheduled", "day": day}
        raise ValueError

    def _published(self, ref: Ref) -> str:
        """Return what is said of it: the chat tells of a code only when the answer rests on a source."""
        item = self._catalogue.item(ref)
        return "published" if item and item.body["source"] else "published_uncoded"

    def _send_back(self, visit: Visit, seen: Seen) -> None:
        self._approving(visit.staff).send_back(seen, visit.told("reason"))

    def _do(self, visit: Visit, template: str, done: str, deed: Callable[[Visit, Seen], Any]) -> Response:
        ref = ref_of(visit)
        try:
            told = deed(visit, Seen(ref, visit.number("stamp")))
        except tuple(_CODES) as error:
            return self._show(visit, template, _CODES[type(error)], 409)
        except ValueError:
            return self._show(visit, template, "bad_day", 422)
        if isinstance(told, dict):  # what is live now, or when it will be
            return go(f"/{ref.kind}/{ref.key}/history", **told)
        return go("/review", done, key=ref.key)

    def _show(
        self,
        visit: Visit,
        template: str,
        problem: str = "",
        status: int = 200,
        gaps: dict[str, str] | None = None,
    ) -> Response:
        item = self._catalogue.item(ref_of(visit))
        if item is None or item.draft is None:
            return visit.show("problem.html", 404, code="no_draft")
        live, in_words = item.entry.model_dump(mode="json") if item.entry else {}, self._catalogue.in_words()
        context = {
            "item": item,
            "draft": item.draft,
            "changes": differences(in_words(live), in_words(item.draft.body)),
            "problems": self._problems(item.draft),
            "missing": self._catalogue.missing([item]).get(item.ref.key),
            "problem": problem,
            "gaps": gaps or {},
            "moved": item.draft.base != (item.entry.version if item.entry else 0),
            "tomorrow": self._catalogue.today() + timedelta(days=1),
        }
        return visit.show(template, status, **context)

    def _problems(self, draft: Draft) -> list[Problem]:
        return checked(draft.ref, draft.body, self._check)

    def _hints(self, visit: Visit) -> bool:
        item = self._catalogue.item(ref_of(visit))
        return bool(item and item.draft and any(one.is_hint for one in self._problems(item.draft)))


_ORDER = (State.SUBMITTED, State.SCHEDULED, State.DRAFT)
