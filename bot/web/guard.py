"""The outermost layer: no exception gets out with a message in it, and every response carries the headers."""

import logging
from collections.abc import Mapping

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.faults import name_and_place

log = logging.getLogger(__name__)

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


class Guard:
    """Wrap an ASGI app. An exception is logged by name and place only: its text may quote what was typed."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str] = HEADERS) -> None:
        """Wrap `app`; put `headers` on every response that has none of that name."""
        self._app = app
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the app for one request."""
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                own = {name.lower() for name, _value in message["headers"]}
                ours = [header for header in self._headers if header[0] not in own]
                message["headers"] = [*message["headers"], *ours]
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as error:  # the last line of defence: nothing may reach the server's own log
            log.error("%s", name_and_place(error))
            if scope["type"] == "http" and not started:
                await JSONResponse({"error": "internal error"}, 500)(scope, receive, send_with_headers)
