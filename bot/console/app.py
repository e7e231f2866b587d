"""The console's app: its addresses, what may be seen where, and the gate before all of them."""

from pathlib import Path
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.console.gate import LEAVE, NEW_PASSWORD, Gate
from bot.console.pages.account import AccountPages
from bot.console.pages.audit import AuditPages
from bot.console.pages.concerns import ConcernPages
from bot.console.pages.contents import ContentsPages
from bot.console.pages.counts import CountPages
from bot.console.pages.edit import EditPages
from bot.console.pages.enter import EnterPages
from bot.console.pages.history import HistoryPages
from bot.console.pages.home import home
from bot.console.pages.misses import MissPages
from bot.console.pages.models import ModelPages
from bot.console.pages.new import NewPages
from bot.console.pages.phrasings import PhrasingPages
from bot.console.pages.releases import ReleasePages
from bot.console.pages.review import ReviewPages
from bot.console.pages.staff import StaffPages
from bot.console.pages.switches import SwitchPages
from bot.console.pages.workbook import LARGEST_UPLOAD, WorkbookPages
from bot.console.render import rendered
from bot.console.visit import Place
from bot.content.kinds import KINDS
from bot.staff.roles import Right
from bot.web.guard import HEADERS, Guard

LARGEST_ENTRY = 16 * 1024  # bytes: whoever comes may send it
STATIC = Path(__file__).parent / "static"
# Forms may be sent to ourselves; pictures may stand in the page (the preview's icons).
CONSOLE_HEADERS = {
    **HEADERS,
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "referrer-policy": "same-origin",
}


class _Kind(StringConvertor):
    regex = "|".join(KINDS)


class _Key(StringConvertor):
    regex = "[a-z0-9_]+"


register_url_convertor("kind", _Kind())
register_url_convertor("key", _Key())


class Pages(NamedTuple):
    """All pages, put together by the composition root."""

    enter: EnterPages
    account: AccountPages
    contents: ContentsPages
    edit: EditPages
    new: NewPages
    review: ReviewPages
    history: HistoryPages
    phrasings: PhrasingPages
    models: ModelPages
    misses: MissPages
    concerns: ConcernPages
    counts: CountPages
    releases: ReleasePages
    workbook: WorkbookPages
    switches: SwitchPages
    audit: AuditPages
    staff: StaffPages


def places(pages: Pages) -> list[Place]:
    """Return every address of the console."""
    entry = "/{kind:kind}/{key:key}"
    return [
        Place("/", home),
        Place("/enter", pages.enter.show, pages.enter.enter, is_open=True, largest=LARGEST_ENTRY),
        Place(LEAVE, post=pages.enter.leave),
        Place("/account", pages.account.show),
        Place(NEW_PASSWORD, pages.account.show_password, pages.account.change_password),
        Place("/account/second-factor", pages.account.show_second_factor, pages.account.set_second_factor),
        Place("/account/second-factor/off", post=pages.account.drop_second_factor),
        Place("/answers", pages.contents.answers, right=Right.WRITE),
        Place("/cards", pages.contents.cards, right=Right.WRITE),
        Place("/new/{kind:kind}", pages.new.show, pages.new.begin, right=Right.WRITE),
        Place(f"{entry}/edit", pages.edit.show, pages.edit.save, right=Right.WRITE),
        Place(f"{entry}/preview", post=pages.edit.preview, right=Right.WRITE),
        Place(f"{entry}/discard", post=pages.edit.discard, right=Right.WRITE),
        Place("/review", pages.review.queue, right=Right.WRITE),
        Place(f"{entry}/submit", pages.review.show_submit, pages.review.submit, right=Right.WRITE),
        Place(f"{entry}/draft", pages.review.show, right=Right.WRITE),
        Place(f"{entry}/take-back", post=pages.review.take_back, right=Right.WRITE),
        Place(f"{entry}/rebase", post=pages.review.rebase, right=Right.WRITE),
        Place(f"{entry}/approve", post=pages.review.approve, right=Right.APPROVE),
        Place(f"{entry}/send-back", post=pages.review.send_back, right=Right.APPROVE),
        Place(f"{entry}/history", pages.history.show, right=Right.WRITE),
        Place(f"{entry}/compare", pages.history.compare, right=Right.WRITE),
        Place(f"{entry}/bring-back", post=pages.history.bring_back, right=Right.APPROVE),
        Place(f"{entry}/withdraw", post=pages.history.withdraw, right=Right.WRITE),
        Place(f"{entry}/restore", post=pages.history.restore, right=Right.APPROVE),
        Place("/phrasings", pages.phrasings.show, pages.phrasings.add, right=Right.WRITE),
        Place("/phrasings/drop", post=pages.phrasings.drop, right=Right.WRITE),
        Place("/models", pages.models.show, pages.models.request, right=Right.WRITE),
        Place("/models/progress", pages.models.progress, right=Right.WRITE, is_quiet=True),
        Place("/models/activate", post=pages.models.activate, right=Right.APPROVE),
        Place("/models/back", post=pages.models.back, right=Right.APPROVE),
        Place("/models/{number:int}", pages.models.show_one, right=Right.WRITE),
        Place("/misses", pages.misses.show, right=Right.WRITE),
        Place("/misses/{id}", pages.misses.show_one, right=Right.WRITE),
        Place("/misses/{id}/phrasings", post=pages.misses.teach, right=Right.WRITE),
        Place("/misses/{id}/answer", post=pages.misses.begin, right=Right.WRITE),
        Place("/misses/{id}/dismiss", post=pages.misses.dismiss, right=Right.WRITE),
        Place("/concerns", pages.concerns.queue, right=Right.ANSWER_CONCERNS),
        Place("/concerns/{id}", pages.concerns.show, right=Right.ANSWER_CONCERNS),
        Place("/concerns/{id}/reply", post=pages.concerns.reply, right=Right.ANSWER_CONCERNS),
        Place("/concerns/{id}/refer", post=pages.concerns.refer, right=Right.ANSWER_CONCERNS),
        Place("/concerns/{id}/publish", post=pages.concerns.publish, right=Right.ANSWER_CONCERNS),
        Place("/concerns/{id}/in-hand", post=pages.concerns.take_in_hand, right=Right.ANSWER_CONCERNS),
        Place("/counts", pages.counts.show, right=Right.SEE_COUNTS),
        Place("/answer/{key:key}/counts", pages.counts.of_one, right=Right.WRITE),
        Place("/releases", pages.releases.show, pages.releases.make, right=Right.RELEASE),
        Place("/releases/progress", pages.releases.progress, right=Right.RELEASE, is_quiet=True),
        Place("/releases/{number:int}/{name}", pages.releases.download, right=Right.RELEASE),
        Place("/workbook", pages.workbook.show, pages.workbook.upload, Right.WRITE, largest=LARGEST_UPLOAD),
        Place("/workbook.xlsx", pages.workbook.download, right=Right.WRITE),
        Place("/workbook/take-over", post=pages.workbook.take_over, right=Right.WRITE),
        Place("/switches", pages.switches.show, pages.switches.switch, right=Right.SWITCH),
        Place("/audit", pages.audit.show, right=Right.READ_AUDIT),
        Place("/audit.csv", pages.audit.export, right=Right.READ_AUDIT),
        Place("/staff", pages.staff.show, pages.staff.add, right=Right.MANAGE_STAFF),
        Place("/staff/change", post=pages.staff.change, right=Right.MANAGE_STAFF),
    ]


def console_app(gate: Gate, pages: Pages) -> ASGIApp:
    """Return the app that the staff's browsers talk to."""
    routes = [_route(gate, place) for place in places(pages)]
    static = Mount("/static", StaticFiles(directory=STATIC))
    app = Starlette(
        routes=[*routes, static], exception_handlers={HTTPException: _problem, Exception: _broken}
    )
    return Guard(app, CONSOLE_HEADERS)


def _route(gate: Gate, place: Place) -> Route:
    methods = [*(["GET"] if place.get else []), *(["POST"] if place.post else [])]
    return Route(place.path, gate.to(place), methods=methods)


async def _problem(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return HTMLResponse(rendered("lost.html", code="not_found"), status)


async def _broken(_request: Request, _error: Exception) -> Response:
    return HTMLResponse(rendered("lost.html", code="broken"), 500)
