"""Edit an entry: its form, the live preview, saving, and what happens when two edit at once."""

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from bot.answers.model import Answer
from bot.console.catalogue import Body, Catalogue, Item
from bot.console.forms import answer, channel
from bot.console.pages.contents import ref_of
from bot.console.visit import Visit, go
from bot.content.checks import Check
from bot.content.difference import differences
from bot.content.drafts import Overtaken, Ref, Seen
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
        """Show the form, filled with the draft or with what is live."""
        ref = ref_of(visit)
        item = self._catalogue.item(ref)
        if item is None:
            return visit.show("problem.html", 404, code="not_found")
        body = item.draft.body if item.draft else item.body
        return self._form(visit, ref, body, item.draft.stamp if item.draft else 0)

    def save(self, visit: Visit) -> Response:
        """Save the draft; when somebody else has saved meanwhile, show theirs beside what was typed."""
        ref, stamp = ref_of(visit), visit.number("stamp")
        if not NEW_KEY.fullmatch(ref.key) and self._catalogue.item(ref) is None:
            return visit.show("problem.html", 404, code="not_found")
        body = self._typed(visit, ref)
        try:
            draft = self._writing(visit.staff).save(Seen(ref, stamp), body, visit.number("live"))
        except Overtaken as overtaken:
            return self._conflict(visit, ref, body, overtaken)
        if visit.typed("then") == "submit":
            return go(f"/{ref.kind}/{ref.key}/submit")
        return go(f"/{ref.kind}/{ref.key}/edit", "saved", stamp=str(draft.stamp))

    def preview(self, visit: Visit) -> Response:
        """Show how a phone would show it, and what the check says, while somebody types."""
        ref = ref_of(visit)
        body = self._typed(visit, ref)
        return visit.show("preview.html", **self._shown(ref, body))

    def discard(self, visit: Visit) -> Response:
        """Throw the draft away."""
        ref = ref_of(visit)
        try:
            self._writing(visit.staff).discard(Seen(ref, visit.number("stamp")))
        except Overtaken:
            return go(f"/{ref.kind}/{ref.key}/edit", "overtaken")
        return go("/answers" if ref.kind == "answer" else "/cards", "discarded")

    def show_new(self, visit: Visit) -> Response:
        """Ask for the key of something new."""
        return visit.show("new.html", kind=visit.params["kind"], problem="")

    def new(self, visit: Visit) -> Response:
        """Begin a draft of something new."""
        ref = Ref(visit.params["kind"], visit.typed("key"))
        if not NEW_KEY.fullmatch(ref.key):
            return visit.show("new.html", 422, kind=ref.kind, problem="bad_key")
        if self._catalogue.item(ref):
            return visit.show("new.html", 422, kind=ref.kind, problem="key_taken")
        body = {"number": self._catalogue.next_number()} if ref.kind == "answer" else {}
        try:
            self._writing(visit.staff).save(
                Seen(ref, 0), {**body, "title": visit.typed("title")} if body else {}
            )
        except Overtaken:
            return visit.show("new.html", 422, kind=ref.kind, problem="key_taken")
        return go(f"/{ref.kind}/{ref.key}/edit")

    def _typed(self, visit: Visit, ref: Ref) -> dict[str, Any]:
        item = self._catalogue.item(ref)
        former = (item.draft.body if item.draft else item.body) if item else {}
        body = _FORMS[ref.kind](visit.form, former)
        number = body.get("number")
        if ref.kind == Answer.kind and (not number or self._catalogue.is_taken(ref, number)):
            body["number"] = self._catalogue.next_number()
        return body

    def _form(self, visit: Visit, ref: Ref, body: dict[str, Any], stamp: int, **more: Any) -> Response:
        item = self._catalogue.item(ref)
        context = {
            **self._shown(ref, body),
            "item": item or Item(ref, None, None, []),
            "stamp": stamp,
            "live": item.entry.version if item and item.entry else 0,
            "answers": self._catalogue.answers(),
            "leanings": answer.LEANINGS,
            "conflict": None,
            **more,
        }
        return visit.show(f"edit_{ref.kind}.html", **context)

    def _conflict(self, visit: Visit, ref: Ref, body: dict[str, Any], overtaken: Overtaken) -> Response:
        theirs = overtaken.theirs
        item = self._catalogue.item(ref)
        other = theirs.body if theirs else (item.body if item else {})
        in_words = self._catalogue.in_words()
        conflict = {"theirs": theirs, "changes": differences(in_words(other), in_words(body))}
        return self._form(visit, ref, body, theirs.stamp if theirs else 0, conflict=conflict)

    def _shown(self, ref: Ref, body: dict[str, Any]) -> dict[str, Any]:
        return {
            "ref": ref,
            "body": Body(body),
            "source": Body(body.get("source") or {}),
            "cards": self._catalogue.cards(),
            "titles": {key: one.title for key, one in self._catalogue.answers().items()},
            "problems": checked(ref, body, self._check),
        }
