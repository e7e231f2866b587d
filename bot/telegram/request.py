"""The HTTP of the Bot API, with the sieve in front of python-telegram-bot's objects."""

import asyncio
import json
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from telegram.error import TelegramError
from telegram.request import HTTPXRequest, RequestData

from bot.telegram.sieve import sieve, sieve_sent

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 0.05
_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


class Sieved(HTTPXRequest):
    """Calls to Telegram; of the messages in its answers only numbers and chats come in."""

    async def do_request(  # type: ignore[override]
        self, url: str, method: str, request_data: RequestData | None = None, **timeouts: Any
    ) -> tuple[int, bytes]:
        """Return status and body; raise TelegramError where nobody knows whether the call was done."""
        code, body = await super().do_request(url, method, request_data, **timeouts)
        if code == HTTPStatus.GATEWAY_TIMEOUT:  # the call was passed on, and no answer came in time
            raise TelegramError("no timely answer")
        return code, self._let_in(body) if code == HTTPStatus.OK else body

    def _let_in(self, body: bytes) -> bytes:
        """Return the body of a call that worked with what the sieve keeps of its result."""
        try:
            answer = json.loads(body)
            return json.dumps({"ok": True, "result": self._sieved(answer["result"])}).encode()
        except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
            raise TelegramError("no answer of the Bot API") from None

    @staticmethod
    def _sieved(result: object) -> object:
        return sieve_sent(result)


class SievedUpdates(Sieved):
    """Long polling: what the sieve lets through, and not more than there is room for."""

    has_room: Callable[[], bool] = staticmethod(lambda: True)
    _was_refused = False

    async def do_request(  # type: ignore[override]
        self, url: str, method: str, request_data: RequestData | None = None, **timeouts: Any
    ) -> tuple[int, bytes]:
        """Wait for room, then poll; a refusal is said once and is no reason to stop polling."""
        if _is_long(request_data):
            while not self.has_room():  # noqa: ASYNC110 — the library has no event for it
                await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        code, body = await super().do_request(url, method, request_data, **timeouts)
        if code in _REFUSED:  # the library would stop for ever, without a word
            if not self._was_refused:
                log.error("Telegram refuses to be polled with GANWEI_TELEGRAM_TOKEN; it is asked again")
            code = HTTPStatus.SERVICE_UNAVAILABLE
        self._was_refused = code == HTTPStatus.SERVICE_UNAVAILABLE
        return code, body

    @staticmethod
    def _sieved(result: object) -> object:
        if not isinstance(result, list):
            raise TypeError
        return [kept for update in result if (kept := sieve(update))]


def _is_long(request_data: RequestData | None) -> bool:
    """Say whether this poll waits for updates; the last one, which only confirms, does not."""
    return bool(request_data and int(request_data.json_parameters.get("timeout", "0")))
