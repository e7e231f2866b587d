"""What people asked and we did not know: made a phrasing of a topic, made a new answer, or dismissed."""

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from bot.console.beginning import begun
from bot.console.catalogue import Catalogue
from bot.console.item import Item
from bot.console.lessons import NOTHING, Lessons, Taught
from bot.console.pages.edit import Writings
from bot.console.visit import Visit, go
from bot.content.drafts import Overtaken, Ref
from bot.misses.desk import MissDesk
from bot.misses.group import Group
from bot.misses.reason import Reason
from bot.misses.refusals import GroupGone, MissRefused

LONGEST_TITLE = 12  # characters: a title is a button's caption too

type Desks = Callable[[str], MissDesk]


class MissPages:
    """Let an editor look at groups and settle them. No page here reloads itself: numbers must not tick."""

    def __init__(self, desks: Desks, catalogue: Catalogue, lessons: Lessons, writing: Writings) -> None:
        """Act at the desk of whoever it is; teach by `lessons`; begin answers by `writing`."""
        self._desks = desks
        self._catalogue = catalogue
        self._lessons = lessons
        self._writing = writing

    def show(self, visit: Visit) -> Response:
        """Show the groups of the reason that is looked for, those asked most first."""
        desk, reason = self._desks(visit.staff), visit.asked("reason")
        groups = desk.groups()
        context: dict[str, Any] = {
            "groups": [group for group in groups if reason in ("", group.reason)],
            "total": len(groups),
            "fewest": desk.fewest,
            "reasons": list(Reason),
            "chosen": reason,
            "begun": {group.answer: self._begun(group) for group in groups if group.answer},
        }
        return visit.show("misses.html", **context)

    def show_one(self, visit: Visit) -> Response:
        """Show a group and what can be made of it."""
        return self._do(visit, lambda _desk, group: self._show(visit, group))

    def teach(self, visit: Visit) -> Response:
        """Make the lines phrasings of a topic; the group is settled when every one of them was taken."""
        return self._do(visit, lambda desk, group: self._teach(visit, desk, group))

    def begin(self, visit: Visit) -> Response:
        """Begin the draft of a new answer; the group stays until its examples are phrasings of it."""
        return self._do(visit, lambda desk, group: self._begin(visit, desk, group))

    def dismiss(self, visit: Visit) -> Response:
        """Settle a group that needs no answer."""
        return self._do(visit, lambda desk, group: self._dismiss(visit, desk, group))

    def _teach(self, visit: Visit, desk: MissDesk, group: Group) -> Response:
        intent = self._lessons.choices().key(visit.typed("intent"))
        if not self._lessons.has(intent):
            return self._show(visit, group, problem="no_such_topic")
        taught = self._lessons.add(visit.staff, intent, visit.typed("text").splitlines())
        if taught.refused or not visit.typed("text"):
            return self._show(visit, group, taught=taught, problem="" if taught.refused else "miss_no_line")
        desk.take(group.id, visit.typed("seen"))
        return go("/misses", "miss_used")

    def _begin(self, visit: Visit, desk: MissDesk, group: Group) -> Response:
        if self._begun(group):  # somebody else was first
            return go(f"/answer/{group.answer}/edit")
        title = visit.typed("title")
        if not title or len(title) > LONGEST_TITLE:
            return self._show(visit, group, problem="miss_title")
        ref = begun(self._catalogue, self._writing(visit.staff), "answer", title)
        desk.begin_answer(group.id, ref.key)
        return go(f"/answer/{ref.key}/edit", "miss_answer")

    def _dismiss(self, visit: Visit, desk: MissDesk, group: Group) -> Response:
        desk.dismiss(group.id, visit.typed("seen"), visit.typed("reason"))
        return go("/misses", "miss_dismissed")

    def _do(self, visit: Visit, deed: Callable[[MissDesk, Group], Response]) -> Response:
        try:
            return self._done(visit, self._desks(visit.staff), deed)
        except GroupGone as gone:
            return visit.show("problem.html", 410, code=gone.key)

    def _done(self, visit: Visit, desk: MissDesk, deed: Callable[[MissDesk, Group], Response]) -> Response:
        group = desk.group(visit.params["id"])
        try:
            return deed(desk, group)
        except Overtaken:
            return self._show(visit, group, problem="recovering")
        except GroupGone:
            raise
        except MissRefused as refused:
            return self._show(visit, desk.group(group.id), problem=refused.key)

    def _begun(self, group: Group) -> Item | None:
        return self._catalogue.item(Ref("answer", group.answer)) if group.answer else None

    def _show(self, visit: Visit, group: Group, problem: str = "", taught: Taught = NOTHING) -> Response:
        topics = self._lessons.topics()
        context: dict[str, Any] = {
            "group": group,
            "fewest": self._desks(visit.staff).fewest,
            "begun": self._begun(group),
            "topics": topics,
            "chosen": visit.typed("intent") or topics.choices.label(group.answer),
            "taught": taught,
            "problem": problem,
        }
        return visit.show("miss.html", 422 if problem or taught.refused else 200, **context)
