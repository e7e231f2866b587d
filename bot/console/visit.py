"""One request to the console: who asks, what they sent, and how they are answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.audit.record import REASON
from bot.console.news import NOTHING, News
from bot.console.render import rendered
from bot.console.sessions import Session
from bot.staff.accounts import Member
from bot.staff.roles import Right

COOKIE = "__Host-ganwei-staff"  # the prefix lets browsers take it from this host and over HTTPS only


_DIGITS = 10
LARGEST = 256 * 1024  # bytes of a form

type Handler = Callable[["Visit"], Response]


class Place(NamedTuple):
    """One address: what answers there, and who may."""

    path: str
    get: Handler | None = None
    post: Handler | None = None
    right: Right | None = None  # None: whoever is in
    is_open: bool = False  # whoever comes
    is_quiet: bool = False  # asked by the page itself: it does not keep a session
    largest: int = LARGEST


class Turned(Exception):
    """The request ends here, with this response."""

    def __init__(self, response: Response) -> None:
        """Hold the `response`."""
        super().__init__()
        self.response = response


@dataclass
class Visit:
    """A request on its way through the gate, then in the hands of a page."""

    request: Request
    place: Place
    form: FormData = field(default_factory=FormData)
    session: Session | None = None
    member: Member | None = None
    is_cut: bool = False  # they were in until their account changed
    news: News = NOTHING

    @property
    def token(self) -> str:
        """Return what the browser's cookie says."""
        return self.request.cookies.get(COOKIE, "")

    @property
    def staff(self) -> str:
        """Return the name of who asks."""
        return self.member.name if self.member else ""

    @property
    def csrf(self) -> str:
        """Return what every form must send back."""
        return self.session.csrf if self.session else ""

    @property
    def params(self) -> Mapping[str, Any]:
        """Return what stands in the path."""
        return self.request.path_params

    def typed(self, name: str) -> str:
        """Return a field of the form as text, without white space around it; empty when it is missing."""
        value = self.form.get(name, "")
        return value.replace("\0", "").strip() if isinstance(value, str) else ""

    def told(self, name: str) -> str:
        """Return a reason or a note, no longer than the audit list takes."""
        return self.typed(name)[:REASON]

    def number(self, name: str) -> int:
        """Return a field of the form as a whole number; 0 when it is none."""
        typed = self.typed(name)
        return whole(typed)

    def asked(self, name: str) -> str:
        """Return a part of the query, empty when it is missing."""
        return self.request.query_params.get(name, "").strip()

    def show(self, template: str, status: int = 200, /, **context: Any) -> Response:
        """Return a page."""
        return HTMLResponse(rendered(template, visit=self, **context), status)


def whole(text: str) -> int:
    """Return a text as a whole number that a database takes; 0 when it is none."""
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else 0


def go(path: str, done: str = "", **query: str) -> Response:
    """Return the way to another page, which says what was `done`."""
    asked = {**query, **({"done": done} if done else {})}
    return RedirectResponse(f"{path}?{urlencode(asked)}" if asked else path, 303)
