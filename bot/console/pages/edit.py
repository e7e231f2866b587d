"""Edit an entry: its form, the live preview, saving, and what happens when two edit at once."""

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from bot.answers.model import Answer
from bot.console.catalogue import Catalogue
from bot.console.forms import answer, channel
from bot.console.forms.choices import by_name
from bot.console.item import Body, Item
from bot.console.meeting import Filled, Meeting, chosen, filled, is_met, met, met_live
from bot.console.pages.contents import ref_of
from bot.console.visit import Visit, go, whole
from bot.content.checks import Check
from bot.content.drafts import NoSuchEntry, Overtaken, Ref, Seen
from bot.content.entry import NEW_KEY
from bot.content.hold import checked
from bot.content.writing import Writing

_FORMS = {"answer": answer.body_of, "channel": channel.body_of}

type Writings = Callable[[str], Writing]


class EditPages:
    """Let an editor change an entry."""

    def __init__(self, catalogue: Catalogue, writing: Writings, check: Check) -> None:
        """Look up in `catalogue`; save by the `writing` of whoever edits; show what `check` finds."""
        self._catalogue = catalogue
        self._writing = writing
        self._check = check

    def show(self, visit: Visit) -> Response:
        """Show the form: with the draft, with what is live, or with a former version that was asked for."""
        ref, former = ref_of(visit), visit.asked("from")
        item = self._catalogue.item(ref)
        if item is None:
            return visit.show("problem.html", 404, code="not_found")
        if former:
            return self._show_former(visit, item, whole(former))
        if item.draft and item.draft.base != item.version:
            form, meeting = met_live(item, item.newest, item.draft.base, self._catalogue)
            return self._form(visit, item, form, meeting._replace(is_found=True))
        return self._form(visit, item, filled(item))

    def save(self, visit: Visit) -> Response:
        """Save the draft; when somebody else was first, show both in one form and save nothing yet."""
        ref = ref_of(visit)
        item = self._catalogue.item(ref)
        if item is None and not NEW_KEY.fullmatch(ref.key):
            return visit.show("problem.html", 404, code="not_found")
        body = self._typed(visit, ref, item)
        if is_met(visit, item):
            return self._meet(visit, item, body)
        live = visit.number("live") if visit.typed("live") else None
        try:
            draft = self._writing(visit.staff).save(Seen(ref, visit.number("stamp")), body, live)
        except Overtaken:
            return self._meet(visit, self._catalogue.item(ref), body)
        if visit.typed("then") == "submit":
            return go(f"/{ref.kind}/{ref.key}/submit", "saved")
        return go(f"/{ref.kind}/{ref.key}/edit", "saved", stamp=str(draft.stamp))

    def preview(self, visit: Visit) -> Response:
        """Show how a phone would show it, and what the check says, while somebody types."""
        ref = ref_of(visit)
        return visit.show(
            "preview.html", **self._shown(ref, self._typed(visit, ref, self._catalogue.item(ref)))
        )

    def discard(self, visit: Visit) -> Response:
        """Throw the draft away."""
        ref = ref_of(visit)
        try:
            self._writing(visit.staff).discard(Seen(ref, visit.number("stamp")))
        except Overtaken:
            return go(f"/{ref.kind}/{ref.key}/edit", "overtaken")
        return go("/answers" if ref.kind == "answer" else "/cards", "discarded")

    def _typed(self, visit: Visit, ref: Ref, item: Item | None) -> dict[str, Any]:
        choices = self._catalogue.choices(ref.key)
        body = _FORMS[ref.kind](visit.form, item.newest if item else {}, choices)
        number = body.get("number")
        if ref.kind == Answer.kind and (not number or self._catalogue.is_taken(ref, number)):
            body["number"] = self._catalogue.next_number()
        return chosen(visit, item, body)

    def _show_former(self, visit: Visit, item: Item, number: int) -> Response:
        try:
            body = self._catalogue.history.version(item.ref, number).body
        except NoSuchEntry:
            return visit.show("problem.html", 404, code="not_found")
        return self._form(visit, item, filled(item)._replace(body=body), former=number)

    def _meet(self, visit: Visit, item: Item | None, body: dict[str, Any]) -> Response:
        return self._form(visit, item, *met(visit, item, body, self._catalogue))

    def _form(
        self, visit: Visit, item: Item | None, form: Filled, meeting: Meeting | None = None, former: int = 0
    ) -> Response:
        ref = ref_of(visit)
        context = {
            **self._shown(ref, form.body),
            "item": item or Item(ref, None, None, []),
            "form": form,
            "meeting": meeting,
            "former": former,
            "leanings": answer.LEANINGS,
            "missing": self._catalogue.missing([item] if item else []).get(ref.key),
        }
        return visit.show(f"edit_{ref.kind}.html", **context)

    def _shown(self, ref: Ref, body: dict[str, Any]) -> dict[str, Any]:
        answers = self._catalogue.answers()
        return {
            "ref": ref,
            "body": Body(body),
            "source": Body(body.get("source") or {}),
            "cards": by_name(self._catalogue.cards()),
            "titles": {key: one.title for key, one in answers.items()},
            "choices": self._catalogue.choices(ref.key),
            "problems": checked(ref, body, self._check),
        }
