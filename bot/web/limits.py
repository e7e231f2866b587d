"""What the door lets in: bodies of a sane size and form, and not more turns at once than can be answered."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.requests import Request

LARGEST_BODY = 64 * 1024  # bytes; 10,000 Chinese characters, escaped, still fit and get a friendly answer


class BadRequest(Exception):
    """The request is malformed; the message says how, without repeating any of it."""


class Door:
    """Count the turns that are under way and refuse those beyond a limit."""

    def __init__(self, at_once: int) -> None:
        """Let `at_once` turns in."""
        self._free = at_once

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[bool]:
        """Hold a place for one turn; yields False when all places are taken."""
        let_in = self._free > 0
        self._free -= let_in
        try:
            yield let_in
        finally:
            self._free += let_in


async def read_body(request: Request) -> dict[str, Any]:
    """Return the JSON object of the body; raise BadRequest when it is too large or none."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > LARGEST_BODY:
            raise BadRequest(f"the body is larger than {LARGEST_BODY} bytes")
    return json_object(bytes(raw))


def json_object(raw: bytes) -> dict[str, Any]:
    """Return the JSON object in `raw`; raise BadRequest when it is none."""
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BadRequest("the body is not valid JSON in UTF-8") from error
    if not isinstance(value, dict):
        raise BadRequest("the body must be a JSON object")
    return value
