"""Bodies of a sane size that hold JSON objects."""

import json

import pytest
from starlette.requests import Request

from bot.web.limits import LARGEST_BODY, BadRequest, json_object, read_body

SECRET = "张三13800000000"


class Upload:
    """A request body that arrives in chunks and counts those that were taken."""

    def __init__(self, *chunks: bytes) -> None:
        self.taken = 0
        self._chunks = chunks

    async def receive(self) -> dict[str, object]:
        chunk = self._chunks[self.taken]
        self.taken += 1
        return {"type": "http.request", "body": chunk, "more_body": self.taken < len(self._chunks)}

    def request(self) -> Request:
        return Request({"type": "http", "method": "POST", "headers": []}, self.receive)


def body_of(size: int) -> bytes:
    """Return a JSON object of exactly `size` bytes."""
    return b'{"message": "' + b"a" * (size - len(b'{"message": ""}')) + b'"}'


async def test_body_in_chunks_is_read_whole() -> None:
    assert await read_body(Upload(b'{"a"', b": 1}").request()) == {"a": 1}


async def test_largest_body_is_read() -> None:
    assert await read_body(Upload(body_of(LARGEST_BODY)).request())


async def test_ten_thousand_escaped_characters_still_fit() -> None:
    body = {"message": "容" * 10_000}
    assert await read_body(Upload(json.dumps(body).encode()).request()) == body


async def test_body_one_byte_larger_is_refused() -> None:
    with pytest.raises(BadRequest):
        await read_body(Upload(body_of(LARGEST_BODY + 1)).request())


async def test_rest_of_a_body_that_is_too_large_is_not_read() -> None:
    upload = Upload(*[b"a" * LARGEST_BODY] * 5)
    with pytest.raises(BadRequest):
        await read_body(upload.request())
    assert upload.taken == 2


BAD_BODIES = {
    "nothing": b"",
    "no JSON": SECRET.encode(),
    "half an object": f'{{"message": "{SECRET}'.encode(),
    "a list": json.dumps([SECRET]).encode(),
    "a string": json.dumps(SECRET).encode(),
    "a number": b"13800000000",
    "null": b"null",
    "not UTF-8": f'{{"message": "{SECRET}"}}'.encode("gb18030"),
    "a number too long to read": b'{"a": ' + b"1" * 5000 + b"}",
    "nested too deeply": b"[" * 60_000,
}


@pytest.mark.parametrize("raw", BAD_BODIES.values(), ids=BAD_BODIES.keys())
def test_what_is_no_json_object_is_a_bad_request(raw: bytes) -> None:
    with pytest.raises(BadRequest):
        json_object(raw)


@pytest.mark.parametrize("kind", ["no JSON", "half an object", "a list", "a string", "a number", "not UTF-8"])
def test_reason_never_repeats_the_input(kind: str) -> None:
    with pytest.raises(BadRequest) as refused:
        json_object(BAD_BODIES[kind])
    assert not any(part in str(refused.value) for part in ("张三", "13800000000"))
