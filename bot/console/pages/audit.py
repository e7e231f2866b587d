"""The audit list: searched, page by page, and exported."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy.engine import Engine
from starlette.responses import Response

from bot.audit.record import note_alone
from bot.audit.search import PAGE, AuditList, Wanted
from bot.console.audit_words import AuditWords
from bot.console.catalogue import Catalogue
from bot.console.render import said
from bot.console.visit import Visit, whole
from bot.content.kinds import KINDS
from bot.local_time import beginning_of, local
from bot.spreadsheets import harmless
from bot.staff.accounts import Member

_COLUMNS = ("number", "at", "staff", "action", "subject", "reason", "code")


class AuditPages:
    """Show who did what."""

    def __init__(self, engine: Engine, staff: Callable[[], list[Member]], catalogue: Catalogue) -> None:
        """Look into the list behind `engine`; `catalogue` knows what entries are called."""
        self._engine = engine
        self._list = AuditList(engine)
        self._staff = staff
        self._catalogue = catalogue

    def show(self, visit: Visit) -> Response:
        """Show one page of what is wanted."""
        in_words = self._in_words()
        wanted = _wanted(visit, in_words)
        number = max(1, whole(visit.asked("page")))
        deeds, total = self._list.page(wanted, number)
        pages = max(1, -(-total // PAGE))
        names = [member.name for member in self._staff()]
        found: dict[str, Any] = {
            "deeds": list(map(in_words.told, deeds)),
            "total": total,
            "number": number,
            "pages": pages,
        }
        asked = {name: visit.asked(name) for name in ("q", "staff", "action", "since", "until")}
        return visit.show("audit.html", **found, asked=asked, names=names, actions=self._list.actions())

    def export(self, visit: Visit) -> Response:
        """Return what is wanted as CSV with a byte order mark, which Excel opens; that is noted too."""
        note_alone(self._engine, visit.staff, "audit_export", "audit")
        out, in_words = io.StringIO(), self._in_words()
        writer = csv.writer(out)
        writer.writerow([said("audit", field) for field in _COLUMNS])
        for deed in self._list.all(_wanted(visit, in_words)):
            read = in_words.told(deed)._replace(at=local(deed.at).isoformat(sep=" "))
            writer.writerow([harmless(str(value)) for value in (*read, in_words.code(deed))])
        headers = {"content-disposition": 'attachment; filename="ganwei-audit.csv"'}
        return Response(out.getvalue().encode("utf-8-sig"), media_type="text/csv", headers=headers)

    def _in_words(self) -> AuditWords:
        return AuditWords(item for kind in KINDS for item in self._catalogue.items(kind))


def _wanted(visit: Visit, in_words: AuditWords) -> Wanted:
    since, until = beginning(visit.asked("since")), beginning(visit.asked("until"), days_later=1)
    words = in_words.sought(visit.asked("q"))
    return Wanted(words, visit.asked("staff"), visit.asked("action"), since=since, until=until)


def beginning(typed: str, days_later: int = 0) -> str:
    """Return when the day that a field of a form says begins, or a later one; empty when it says none."""
    try:
        return beginning_of(date.fromisoformat(typed) + timedelta(days_later))
    except (ValueError, OverflowError):  # no day, or one at the end of all days
        return ""
