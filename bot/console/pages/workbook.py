"""The answer base as an Excel workbook: downloaded, read on trial, taken over as drafts."""

from typing import Any

from sqlalchemy.engine import Engine
from starlette.datastructures import UploadFile
from starlette.responses import Response

from bot.answers.model import Answer
from bot.audit.record import note_alone
from bot.console.beginning import Fresh
from bot.console.catalogue import Catalogue
from bot.console.pages.edit import Writings
from bot.console.plan_lines import to_know, to_mend, to_read
from bot.console.render import said
from bot.console.uploads import Uploads
from bot.console.visit import Visit, go
from bot.content.checks import CheckTogether
from bot.content.drafts import NoSuchEntry, Overtaken, Ref
from bot.content.entry import Entry
from bot.content.kinds import entry_of
from bot.workbook.against import Around
from bot.workbook.plan import Plan, dry_run
from bot.workbook.raw import Beside
from bot.workbook.read import read
from bot.workbook.words import say
from bot.workbook.write import NotForACell, write

LARGEST_UPLOAD = 12 * 1024 * 1024  # bytes of the form; what a workbook may have is for its reader to say
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class WorkbookPages:
    """Let an editor change many answers at once."""

    def __init__(
        self, engine: Engine, catalogue: Catalogue, writing: Writings, uploads: Uploads, check: CheckTogether
    ) -> None:
        """Look up in `catalogue`; a file waits in `uploads` until it is taken over.

        What changes must pass `check` as every draft must; a download is noted behind `engine`.
        """
        self._engine = engine
        self._check = check
        self._catalogue = catalogue
        self._writing = writing
        self._uploads = uploads

    def show(self, visit: Visit) -> Response:
        """Show what can be done."""
        return visit.show("workbook.html", problem="")

    def download(self, visit: Visit) -> Response:
        """Return the workbook of what is live; that is noted."""
        try:
            book = write(self._catalogue.answers().values(), self._catalogue.cards().values())
        except NotForACell as error:
            return visit.show("workbook.html", 422, problem=say(error.problem))
        note_alone(self._engine, visit.staff, "workbook_download", "workbook")
        headers = {"content-disposition": 'attachment; filename="ganwei-answers.xlsx"'}
        return Response(book, media_type=XLSX, headers=headers)

    def upload(self, visit: Visit) -> Response:
        """Show row by row what an uploaded workbook would change."""
        file = visit.form.get("file")
        data = file.file.read() if isinstance(file, UploadFile) else b""
        name = self._uploads.keep(visit.staff, data)
        return self._plan(visit, name, self._planned(data, Fresh(self._catalogue)))

    def take_over(self, visit: Visit) -> Response:
        """Store the drafts of an upload that was shown, all or none."""
        name = visit.typed("upload")
        data = self._uploads.find(visit.staff, name)
        if data is None:
            return visit.show("workbook.html", 410, problem=said("errors", "upload_gone"))
        fresh = Fresh(self._catalogue)
        plan = self._planned(data, fresh)
        if not plan.is_clean():
            return self._plan(visit, name, plan, 409)
        bodies = self._bodies(plan, fresh)
        try:
            self._writing(visit.staff).save_new(bodies)
        except Overtaken:
            return self._plan(visit, name, self._planned(data, Fresh(self._catalogue)), 409)
        self._uploads.drop(visit.staff)
        return go("/review", "taken_over", number=str(len(bodies)))

    def _planned(self, data: bytes, fresh: Fresh) -> Plan:
        live: dict[tuple[str, str], Entry] = {
            (entry.kind, entry.key): entry
            for entries in (self._catalogue.answers(), self._catalogue.cards())
            for entry in entries.values()
        }
        drafted = {draft.ref for draft in self._catalogue.drafts()}
        found = read(data, Beside(live.values(), fresh.key))
        return dry_run(found, Around(live, self._past, drafted), self._check)

    def _past(self, kind: str, key: str, version: int) -> Entry | None:
        try:
            return entry_of(kind, self._catalogue.history.version(Ref(kind, key), version).body)
        except NoSuchEntry:
            return None

    def _bodies(self, plan: Plan, fresh: Fresh) -> dict[Ref, dict[str, Any]]:
        """Return the bodies of the drafts; a new answer gets the next free number."""
        bodies = {_ref(entry): entry.model_dump(mode="json") for entry in plan.drafts()}
        live = self._catalogue.versions()
        for ref, body in bodies.items():
            body["version"] = body["version"] if ref in live else 0  # that it was made from
            if ref.kind == Answer.kind and not body["number"]:
                body["number"] = fresh.number(ref.key)
        return bodies

    def _plan(self, visit: Visit, name: str, plan: Plan, status: int = 200) -> Response:
        lines = {
            "to_mend": to_mend(plan),
            "to_know": to_know(plan),
            "to_read": to_read(plan, self._catalogue),
        }
        return visit.show("plan.html", status, plan=plan, upload=name, **lines)


def _ref(entry: Entry) -> Ref:
    return Ref(entry.kind, entry.key)
