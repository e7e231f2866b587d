"""Research releases: one is asked for, made in the background, looked at and downloaded."""

from sqlalchemy.engine import Engine
from starlette.responses import FileResponse, Response

from bot.audit.record import note_alone
from bot.console.errand import Errand, Plan, State
from bot.console.visit import Visit, go
from bot.research.counts.budget import Budget
from bot.research.promise import LEAST_ALIKE
from bot.research.shelf import FILES, Shelf

CHOICES_OF_K = (LEAST_ALIKE, 10, 15, 20)
CHOICES_OF_EPSILON = ("0", "0.2", "0.5", "1")  # as `ganwei release` takes them; 0: no totals
USUAL_EPSILON = 0.5
_STORE = "store"  # the account of the concerns that people brought
_TYPES = {".html": "text/html", ".csv": "text/csv", ".md": "text/markdown", ".json": "application/json"}
_PARQUET = "application/vnd.apache.parquet"
# The report is a page of its own, with its style in it and nothing that runs.
_SEALED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'"


class ReleasePages:
    """Let a researcher make releases and take them along."""

    def __init__(self, engine: Engine, shelf: Shelf, errand: Errand, budget: Budget) -> None:
        """Show what is on the `shelf` and left of the `budget`; downloads are noted behind `engine`."""
        self._engine = engine
        self._budget = budget
        self._shelf = shelf
        self._errand = errand

    def show(self, visit: Visit) -> Response:
        """Show the releases and how the last one stands."""
        left = self._budget.left(_STORE)
        totals = {"left": left, "whole": self._budget.whole, "chosen": affordable(left)}
        asked = {"choices": CHOICES_OF_K, "epsilons": CHOICES_OF_EPSILON}
        return visit.show("releases.html", **asked, **totals, **self._standing())

    def progress(self, visit: Visit) -> Response:
        """Return the list only, for a page that waits."""
        return visit.show("releases_list.html", **self._standing())

    def make(self, visit: Visit) -> Response:
        """Begin a release."""
        k, epsilon = visit.number("k"), visit.typed("epsilon")
        if k not in CHOICES_OF_K or epsilon not in CHOICES_OF_EPSILON:
            return visit.show("problem.html", 422, code="not_found")
        begun = self._errand.begin(visit.staff, lambda: self._plan(k, epsilon))
        return go("/releases", "release_begun" if begun else "release_running")

    def _plan(self, k: int, epsilon: str) -> Plan:
        number = self._shelf.next()
        how = ["--k", str(k), "--epsilon", epsilon]
        return Plan(number, ["release", *how, "--out", str(self._shelf.place(number))])

    def download(self, visit: Visit) -> Response:
        """Return a file of a release; that is noted."""
        number, name = int(visit.params["number"]), visit.params["name"]
        file = self._shelf.file(number, name)
        if file is None:
            return visit.show("problem.html", 404, code="not_found")
        note_alone(self._engine, visit.staff, "release_download", f"{number} {name}")
        kind = _TYPES.get(file.suffix, _PARQUET)
        if name == "report.html":
            return FileResponse(file, media_type=kind, headers={"content-security-policy": _SEALED})
        return FileResponse(file, media_type=kind, filename=f"ganwei-{number:04}-{name}")

    def _standing(self) -> dict[str, object]:
        told = self._errand.told()
        is_at_work = told is not None and told.state is State.RUNNING
        return {"releases": self._shelf.all(), "told": told, "is_at_work": is_at_work, "files": FILES}


def affordable(left: float) -> str:
    """Return the choice of epsilon to begin with: the usual one, or the most that the rest pays for."""
    return max((one for one in CHOICES_OF_EPSILON if float(one) <= min(left, USUAL_EPSILON)), key=float)
