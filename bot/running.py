"""Servers and what runs beside them: together until a signal comes or a part ends."""

import asyncio
import contextlib
import signal
from collections.abc import Coroutine, Iterator

import uvicorn
from starlette.types import ASGIApp

from bot.dialogue.supervisor import RasaSupervisor
from bot.faults import PartFailed, name_and_place
from bot.telegram.service import TelegramService

SECONDS_KEPT_ALIVE = (
    75  # longer than a proxy keeps an idle connection, so that none is closed under a request
)


class Server(uvicorn.Server):
    """A uvicorn server that leaves the signals to us."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture nothing."""
        yield


def http_server(app: ASGIApp, host: str, port: int) -> Server:
    """Return a server without an access log: addresses and paths are nobody's business."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_keep_alive=SECONDS_KEPT_ALIVE,
        lifespan="off",
        ws="none",
    )
    return Server(config)


async def run_until_stopped(
    servers: list[Server],
    rasa: RasaSupervisor,
    telegram: TelegramService | None,
    beside: list[Coroutine[None, None, None]],
) -> None:
    """Run all together until a signal comes or a part ends; Telegram ends first, Rasa last.

    What runs `beside` may finish. When one of it fails, the service ends and PartFailed is raised: whoever
    supervises it starts it anew, and nothing is left undone for ever unseen.
    """
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    keeper = asyncio.create_task(rasa.run())
    helpers = [asyncio.create_task(helper) for helper in [*beside, *([telegram.run()] if telegram else [])]]
    for helper in helpers:
        helper.add_done_callback(lambda ended: stop.set() if error_of(ended) else None)
    running = [asyncio.create_task(server.serve()) for server in servers]
    await asyncio.wait([*running, keeper, asyncio.create_task(stop.wait())], return_when="FIRST_COMPLETED")
    for helper in helpers:
        helper.cancel()
    if telegram:
        await telegram.stop()
    for server in servers:
        server.should_exit = True
    keeper.cancel()
    for ended in await asyncio.gather(*running, keeper, return_exceptions=True):
        if isinstance(ended, BaseException) and not isinstance(ended, asyncio.CancelledError):
            raise ended
    for error in filter(None, map(error_of, helpers)):
        raise PartFailed(name_and_place(error)) from None  # its text may quote what people typed


def error_of(task: asyncio.Task[None]) -> BaseException | None:
    """Return what a task failed with, if it did."""
    return task.exception() if task.done() and not task.cancelled() else None
