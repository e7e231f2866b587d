"""The webhook: an update is confirmed when it has been answered, so a worker that dies loses none."""

import hmac
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Update

from bot.settings import Settings
from bot.telegram.service import webhook_secret
from bot.telegram.sieve import sieve
from bot.telegram.types import App
from bot.web.limits import BadRequest, read_body

LARGEST_UPDATE = 1024 * 1024  # bytes
_SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 — the name of a header


class Webhook:
    """Take the updates that Telegram posts."""

    def __init__(self, app: App, settings: Settings) -> None:
        """Hand them to `app`."""
        self._app = app
        self._secret = webhook_secret(settings)
        self._path = urlsplit(settings.telegram_webhook_url).path

    def route(self) -> Route:
        """Return the route that the setting names."""
        return Route(self._path, self._take, methods=["POST"])

    async def _take(self, request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(_SECRET_HEADER, "").encode(), self._secret.encode()):
            return Response(status_code=403)
        if not self._app.running:
            return Response(status_code=503)  # Telegram sends it again
        try:
            raw = sieve(await read_body(request, LARGEST_UPDATE))
        except BadRequest:
            raw = None  # it would be no better the next time
        if raw:
            update = Update.de_json(raw, self._app.bot)
            await self._app.update_processor.process_update(update, self._app.process_update(update))
        return Response(status_code=200)
