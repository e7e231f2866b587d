"""Former versions of an entry: listed, compared, brought back; withdrawing and restoring what is live."""

from typing import Any, NamedTuple

from starlette.responses import Response

from bot.console.catalogue import Catalogue
from bot.console.pages.contents import ref_of
from bot.console.pages.review import Approvings
from bot.console.render import said
from bot.console.visit import Visit, go, whole
from bot.content.checks import NotReady, Problem
from bot.content.difference import differences
from bot.content.drafts import BaseMoved, NoSuchEntry, Ref

DRAFT = "draft"


class Refused(NamedTuple):
    """A version that was not brought back, and why."""

    number: int
    problems: list[Problem]


class HistoryPages:
    """Show what was, and bring it back."""

    def __init__(self, catalogue: Catalogue, approving: Approvings) -> None:
        """Look up in `catalogue`; act by the `approving` of whoever it is."""
        self._catalogue = catalogue
        self._approving = approving

    def show(self, visit: Visit) -> Response:
        """Show all versions."""
        return self._show(visit)

    def compare(self, visit: Visit) -> Response:
        """Show two versions side by side."""
        ref, one, other = ref_of(visit), visit.asked("a"), visit.asked("b")
        try:
            before, after = self._body(ref, one), self._body(ref, other)
        except NoSuchEntry:
            return visit.show("problem.html", 404, code="not_found")
        in_words = self._catalogue.in_words()
        changes = differences(in_words(before), in_words(after))
        versions = self._catalogue.history.versions(ref)
        item = self._catalogue.item(ref)
        return visit.show("compare.html", item=item, changes=changes, a=one, b=other, versions=versions)

    def bring_back(self, visit: Visit) -> Response:
        """Make a former version live again, with one click; a reason may be given."""
        ref, number, live = ref_of(visit), visit.number("number"), visit.number("live")
        told = said("notes", "back", {"number": number})
        try:
            self._approving(visit.staff).bring_back(ref, number, live, told, visit.told("reason"))
        except NoSuchEntry:
            return self._show(visit, "not_found", 404)
        except BaseMoved:
            return self._show(visit, "moved_meanwhile", 409)
        except NotReady as found:
            return self._show(visit, "not_as_it_was", 409, Refused(number, found.problems))
        return go(f"/{ref.kind}/{ref.key}/history", "brought_back")

    def withdraw(self, visit: Visit) -> Response:
        """Show the entry no more, at once."""
        ref, reason = ref_of(visit), visit.told("reason")
        if not reason:
            return self._show(visit, "reason_missing", 422)
        if not self._may_be_withdrawn(ref):
            return self._show(visit, "must_stay", 409)
        self._approving(visit.staff).withdraw(ref, reason)
        return go(f"/{ref.kind}/{ref.key}/history", "withdrawn")

    def restore(self, visit: Visit) -> Response:
        """Show a withdrawn entry again."""
        ref, reason = ref_of(visit), visit.told("reason")
        if not reason:
            return self._show(visit, "reason_missing", 422)
        self._approving(visit.staff).restore(ref, reason)
        return go(f"/{ref.kind}/{ref.key}/history", "restored")

    def _show(
        self, visit: Visit, problem: str = "", status: int = 200, refused: Refused | None = None
    ) -> Response:
        ref = ref_of(visit)
        item, versions = self._catalogue.item(ref), self._catalogue.history.versions(ref)
        if item is None:
            return visit.show("problem.html", 404, code="not_found")
        context: dict[str, Any] = {"versions": versions, "withdrawal": self._catalogue.withdrawal(ref)}
        context["refused"] = refused
        context["missing"] = self._catalogue.missing([item]).get(ref.key)
        context["may_be_withdrawn"] = self._may_be_withdrawn(ref)
        return visit.show("history.html", status, item=item, problem=problem, **context)

    def _body(self, ref: Ref, name: str) -> dict[str, Any]:
        if name != DRAFT:
            return self._catalogue.history.version(ref, whole(name)).body
        item = self._catalogue.item(ref)
        if item is None or item.draft is None:
            raise NoSuchEntry
        return item.draft.body

    def _may_be_withdrawn(self, ref: Ref) -> bool:
        """Say whether people can do without it: a topic or a card; what the program itself says must stay."""
        item = self._catalogue.item(ref)
        return bool(item and item.entry and (ref.kind == "channel" or item.body.get("source")))
