"""The gate: what every request passes before a page sees it. The order is a safety property.

What a request's head decides comes before its body is read: nobody who may not send a form has it taken in.
A body may take its time; who sent it is looked at once more when it is there.
"""

import hmac
from collections.abc import Callable
from typing import cast
from urllib.parse import quote, urlsplit

from redis import RedisError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from bot.console.news import NewsFor
from bot.console.sessions import Sessions
from bot.console.visit import Handler, Place, Turned, Visit, go
from bot.staff.accounts import Member

ENTER, LEAVE, NEW_PASSWORD = "/enter", "/leave", "/account/password"

type Step = Callable[[Visit], None]


class Gate:
    """Let requests through to their pages."""

    def __init__(self, sessions: Sessions, member: Callable[[str], Member | None], news: NewsFor) -> None:
        """Look up sessions, accounts by name, and what every page tells."""
        self._sessions = sessions
        self._member = member
        self._news = news
        self.steps: list[Step] = [
            self.refuse_other_sites,
            self.find_session,
            self.require_session,
            self.hear_the_news,
            self.require_own_password,
            self.require_right,
        ]
        self.steps_with_form: list[Step] = [
            self.find_session,
            self.require_session,
            self.require_own_password,
            self.require_right,
            self.require_token,
        ]

    def to(self, place: Place) -> Callable[[Request], object]:
        """Return the endpoint of a place."""

        async def endpoint(request: Request) -> Response:
            visit = Visit(request, place)
            if turned := await run_in_threadpool(self._guarded, visit, self._stop_by_head):
                return turned
            if request.method == "POST":
                if refusal := refused_by_size(visit, place.largest):
                    return refusal
                visit.form = await request.form(max_files=1)
            return await run_in_threadpool(self._guarded, visit, self._let_through)

        return endpoint

    @staticmethod
    def _guarded[R: (Response, Response | None)](visit: Visit, take: Callable[[Visit], R]) -> R | Response:
        try:
            return take(visit)
        except Turned as turned:
            return turned.response
        except (
            RedisError,
            OperationalError,
            PoolTimeout,
        ):  # away, or another writer has the database for too long
            return visit.show("lost.html", 503, code="recovering")

    def _stop_by_head(self, visit: Visit) -> Response | None:
        if _handler(visit) is None:
            return visit.show("problem.html", 404, code="not_found")
        for step in self.steps:
            step(visit)
        return None

    def _let_through(self, visit: Visit) -> Response:
        for step in self.steps_with_form if visit.request.method == "POST" else ():
            step(visit)
        return cast("Handler", _handler(visit))(visit)

    def refuse_other_sites(self, visit: Visit) -> None:
        """Refuse a form that another site sends: browsers say where a request comes from."""
        headers = visit.request.headers
        origin = headers.get("origin")  # "null" of a sandboxed page names no host and is not ours
        is_own = origin is None or urlsplit(origin).netloc == headers.get("host")
        site = headers.get("sec-fetch-site", "same-origin" if is_own else "cross-site")
        if visit.request.method == "POST" and site not in ("same-origin", "none"):
            raise Turned(visit.show("problem.html", 403, code="other_site"))

    def find_session(self, visit: Visit) -> None:
        """Find who asks; a session ends with its account's epoch."""
        visit.session = visit.member = None
        session = self._sessions.find(visit.token)
        member = self._member(session.name) if session else None
        if session and member and member.active and member.epoch == session.epoch:
            visit.session, visit.member = session, member
            if not visit.place.is_quiet:
                self._sessions.use(visit.token, session)
        elif session:
            visit.is_cut = True
            self._sessions.let_end(visit.token, session)

    def require_session(self, visit: Visit) -> None:
        """Lead those who are not in to the entrance."""
        if visit.place.is_open or visit.member:
            return
        if "hx-request" in visit.request.headers:
            raise Turned(Response(status_code=401))  # the page says so and keeps what was typed
        is_get = visit.request.method == "GET"
        why = {"changed": "1"} if visit.is_cut else {}
        raise Turned(go(ENTER, **({"next": _address(visit)} if is_get else {"ended": "1"}), **why))

    def hear_the_news(self, visit: Visit) -> None:
        """Have the page say what is off and what waits: who does not know thinks that all is well."""
        if visit.member and not visit.place.is_quiet:
            visit.news = self._news(visit.member)

    def require_token(self, visit: Visit) -> None:
        """Refuse a form that does not carry the session's token."""
        sent = visit.typed("csrf") or visit.request.headers.get("x-csrf", "")
        if visit.session and not hmac.compare_digest(sent.encode(), visit.csrf.encode()):
            raise Turned(visit.show("problem.html", 403, code="old_form"))

    def require_own_password(self, visit: Visit) -> None:
        """Lead those with a one-time password to where they change it."""
        is_there = visit.place.is_open or visit.place.path in (NEW_PASSWORD, LEAVE)
        if visit.member and visit.member.must_change and not is_there:
            raise Turned(go(NEW_PASSWORD))

    def require_right(self, visit: Visit) -> None:
        """Refuse what a role may not do."""
        right = visit.place.right
        if right and not (visit.member and visit.member.may(right)):
            raise Turned(visit.show("problem.html", 403, code="no_right"))


def _handler(visit: Visit) -> Handler | None:
    return visit.place.post if visit.request.method == "POST" else visit.place.get


def refused_by_size(visit: Visit, largest: int) -> Response | None:
    """Return a refusal for a body that is larger than `largest` bytes or does not say how large it is."""
    size = visit.request.headers.get("content-length", "")
    if not size.isdecimal():
        return Response(status_code=411)
    return visit.show("problem.html", 413, code="too_large") if int(size) > largest else None


def _address(visit: Visit) -> str:
    url = visit.request.url
    return quote(url.path) + (f"?{url.query}" if url.query else "")
