"""The chat endpoint: Rasa's REST protocol on the public port, and the way to be forgotten."""

import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.conversation.door import Door
from bot.conversation.path import Pseudonyms
from bot.conversation.turn import Outcome, Turn
from bot.ephemeral.held import Held
from bot.web.limits import BadRequest, read_body
from bot.web.render import render

CHANNEL = "web"
LONGEST_SENDER = 128
BANNER = "ganwei-banner"  # the header of what staff announce, percent-encoded UTF-8, empty for nothing


class Utf8JSONResponse(JSONResponse):
    """JSON whose Chinese can be read as it is."""

    media_type = "application/json; charset=utf-8"


class ChatEndpoints:
    """Take messages and requests to forget."""

    def __init__(self, door: Door, pseudonyms: Pseudonyms, held: Held, banner: Callable[[], str]) -> None:
        """Take the parts that the composition root chose; `banner` says what staff announce now."""
        self._door = door
        self._pseudonyms = pseudonyms
        self._held = held
        self._banner = banner

    async def message(self, request: Request) -> Response:
        """Answer one message with a list of replies; 400 with a reason when it is malformed."""
        body = await read_body(request)
        sender = sender_of(body) or secrets.token_hex(16)
        text = body.get("message")
        if not isinstance(text, str):
            raise BadRequest('"message" must be a string')
        turn = await self._door.take(Turn(CHANNEL, sender, text))
        headers = {BANNER: quote(self._banner())}
        return Utf8JSONResponse(render(sender, turn.replies), status_of(turn), headers)

    async def forget(self, request: Request) -> Response:
        """Delete what is known of the sender's talk; 204 whether there was anything or not."""
        sender = sender_of(await read_body(request))
        if sender:
            await self._held.forget(*await self._pseudonyms.of(CHANNEL, sender))
        return Response(status_code=204)


def sender_of(body: dict[str, Any]) -> str:
    """Return the sender's id or an empty string; raise BadRequest when it is no short string."""
    sender = body.get("sender", "")
    if not isinstance(sender, str) or len(sender) > LONGEST_SENDER or not sender.isprintable():
        raise BadRequest(f'"sender" must be a string of at most {LONGEST_SENDER} printable characters')
    return sender


def status_of(turn: Turn) -> int:
    """Return the HTTP status: 429 for a flood, 503 while nobody can answer, else 200."""
    if turn.outcome is not Outcome.BUSY:
        return 200
    return 429 if turn.reason == "too_fast" else 503


async def bad_request(request: Request, error: Exception) -> Response:
    """Render BadRequest: a reason for the programmer who sent it."""
    return Utf8JSONResponse({"error": "bad request", "reason": str(error)}, 400)
