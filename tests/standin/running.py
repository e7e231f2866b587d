"""The stand-in on a port of its own, in a thread; connections that break on purpose."""

import asyncio
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.dialogue.worker import free_port
from tests.standin.bot_api import BotApi

_transports: dict[tuple, asyncio.Transport] = {}


class _Protocol(H11Protocol):
    """Remembers its transport, so that a call can break the connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        _transports[tuple(transport.get_extra_info("peername")[:2])] = transport
        super().connection_made(transport)


class _Nothing(Response):
    async def __call__(self, scope: dict, receive: object, send: object) -> None:
        return


def _cut(request: Request) -> Response:
    _transports[tuple(request.scope["client"])].abort()
    return _Nothing()


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextmanager
def running(api: BotApi, port: int = 0) -> Iterator[str]:
    """Yield the root of the running stand-in, as GANWEI_TELEGRAM_API_URL takes it."""
    app = api.app()
    app.state.cut = _cut
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL + 1)  # polls that the end of a test cuts off
    port = port or free_port()
    config = uvicorn.Config(
        app, port=port, http=_Protocol, log_config=None, access_log=False, lifespan="off", ws="none"
    )
    server = _Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = server.force_exit = True
        thread.join(10)
