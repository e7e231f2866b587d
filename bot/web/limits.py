"""Bodies of a sane size and form."""

import json
from typing import Any

from starlette.requests import Request

LARGEST_BODY = 64 * 1024  # bytes; 10,000 Chinese characters, escaped, still fit and get a friendly answer


class BadRequest(Exception):
    """The request is malformed; the message says how, without repeating any of it."""


async def read_body(request: Request, largest: int = LARGEST_BODY) -> dict[str, Any]:
    """Return the JSON object of the body; raise BadRequest when it is larger than `largest` bytes or none."""
    raw = bytearray()
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > largest:
            raise BadRequest(f"the body is larger than {largest} bytes")
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
