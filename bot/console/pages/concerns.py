"""Concerns: the queue, reading one, replying, pointing to a formal channel, making a general answer of it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from starlette.responses import Response

from bot.checking.identifiers import Finder, of_somebody
from bot.concerns.codes import QUESTIONS
from bot.concerns.concern import Status
from bot.concerns.staff import Continued, StaffDesk, Waiting
from bot.concerns.store import Gone
from bot.console.catalogue import Catalogue
from bot.console.visit import Turned, Visit, go
from bot.conversation.gaps import filled

LONGEST_REPLY = 500  # characters
TEMPLATES = "concern_reply_"  # answers whose keys begin so are offered as beginnings of a reply

type Desks = Callable[[str], StaffDesk]


class Reply(NamedTuple):
    """What the holder is told, and where the concern stands then."""

    text: str
    status: Status


class ConcernPages:
    """Let staff answer concerns."""

    def __init__(self, desks: Desks, catalogue: Catalogue, find: Finder) -> None:
        """Act at the desk of whoever it is; look up wordings in `catalogue`; `find` what identifies."""
        self._desks = desks
        self._catalogue = catalogue
        self._find = find

    def queue(self, visit: Visit) -> Response:
        """Show the concerns with the statuses and codes that are looked for."""
        asked = {question.code: visit.asked(question.code) for question in QUESTIONS}
        status = visit.asked("status")
        wanted = [Status(status)] if status in list(Status) else []
        waiting = [one for one in self._desks(visit.staff).queue(*wanted) if _fits(one, asked)]
        found: dict[str, Any] = {"waiting": waiting, "asked": asked, "chosen": status}
        return visit.show("concerns.html", questions=QUESTIONS, statuses=list(Status), **found)

    def show(self, visit: Visit) -> Response:
        """Show a concern; that somebody reads it is noted."""
        return self._show(visit)

    def reply(self, visit: Visit) -> Response:
        """Reply in one's own words."""
        text = visit.typed("text")
        if not text or len(text) > LONGEST_REPLY:
            return self._show(visit, "reply_length", 422)
        if found := of_somebody(self._find, text, self._catalogue.cards().values()):
            return self._show(visit, "reply_identifies", 422, {"words": "、".join(found)})
        return self._answer(visit, Reply(text, Status.ANSWERED))

    def refer(self, visit: Visit) -> Response:
        """Name the formal channel that it belongs to; nothing is handed on."""
        card = self._catalogue.shown_cards().get(visit.typed("channel"))
        if card is None:
            return self._show(visit, "not_found", 404)
        gaps = {name: str(value or "") for name, value in card.model_dump().items()}
        return self._answer(visit, Reply(self._said("concern_referred", gaps), Status.REFERRED))

    def publish(self, visit: Visit) -> Response:
        """Tell the holder that a general answer says it now."""
        answer = self._catalogue.shown_topics().get(self._catalogue.choices().key(visit.typed("answer")))
        if answer is None:
            return self._show(visit, "no_such_answer", 404)
        gaps = {"title": answer.title, "code": answer.code}
        return self._answer(visit, Reply(self._said("concern_published", gaps), Status.PUBLISHED))

    def take_in_hand(self, visit: Visit) -> Response:
        """Say that somebody is at it."""
        return self._do(visit, lambda desk, key: desk.set_status(key, Status.IN_HAND))

    def _answer(self, visit: Visit, reply: Reply) -> Response:
        seen = visit.number("seen")
        return self._do(visit, lambda desk, key: desk.reply(key, reply.text, reply.status, seen))

    def _do(self, visit: Visit, deed: Callable[[StaffDesk, bytes], None]) -> Response:
        try:
            deed(self._desks(visit.staff), key_of(visit))
        except Gone:
            return visit.show("problem.html", 410, code="concern_gone")
        except Continued:
            return self._show(visit, "concern_continued", 409)
        return go("/concerns", "replied")

    def _said(self, key: str, gaps: dict[str, str]) -> str:
        return filled(self._catalogue.answers()[key].text.strip(), gaps)

    def _show(
        self, visit: Visit, problem: str = "", status: int = 200, gaps: dict[str, str] | None = None
    ) -> Response:
        try:
            waiting, texts = self._desks(visit.staff).read(key_of(visit))
        except Gone:
            return visit.show("problem.html", 410, code="concern_gone")
        answers = self._catalogue.answers()
        context: dict[str, Any] = {
            "one": waiting,
            "texts": texts,
            "templates": [answer for key, answer in answers.items() if key.startswith(TEMPLATES)],
            "topics": list(self._catalogue.shown_topics().values()),
            "choices": self._catalogue.choices(),
            "cards": self._catalogue.shown_cards(),
            "longest": LONGEST_REPLY,
        }
        return visit.show("concern.html", status, **context, problem=problem, gaps=gaps or {})


def key_of(visit: Visit) -> bytes:
    """Return the concern that the path names."""
    try:
        return bytes.fromhex(visit.params["id"])
    except ValueError:
        raise Turned(visit.show("problem.html", 404, code="not_found")) from None


def _fits(one: Waiting, asked: dict[str, str]) -> bool:
    return all(one.codes.get(code) == value for code, value in asked.items() if value)
