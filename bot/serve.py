"""`ganwei serve`: start everything, say when it is ready, stop everything on Ctrl-C."""

import asyncio
import contextlib
import logging
import secrets
import signal
import sys
from collections.abc import Callable

import httpx
from sqlalchemy.engine import Engine

from bot.checking.checklist import Checklist
from bot.checking.identifiers import Finder
from bot.compose.channels import channels, rasa_supervisor
from bot.compose.checking import checklist, finder
from bot.compose.console import console, doorkeeper
from bot.compose.daily import code_daily
from bot.compose.storage import approvers, database, retention, seed_content
from bot.compose.training import learning, model_to_start_with
from bot.content.due import Due
from bot.content.store import ContentStore
from bot.dialogue.actions import actions_app
from bot.dialogue.worker import free_port
from bot.ephemeral.server import redis_url
from bot.local_time import today, use_zone
from bot.running import Server, http_server, run_until_stopped
from bot.settings import Settings
from bot.web.address import require_free

type Say = Callable[[str], None]


def serve(settings: Settings, say: Say) -> None:
    """Run until Ctrl-C or SIGTERM; raise AddressTaken, UnknownTimeZone, or PartFailed when a part failed."""
    use_zone(settings.time_zone)
    quiet_logs()
    require_free(settings.host, settings.port, "GANWEI_PORT")
    if settings.console_port:
        require_free(settings.console_host, settings.console_port, "GANWEI_CONSOLE_PORT")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until the loop takes over: stop what was started
    engine = database(settings)
    seed_content(ContentStore(engine))
    started = model_to_start_with(settings, engine)
    find = finder()
    check = checklist(engine, find)
    with redis_url(settings.redis_url) as url:
        secret, port = secrets.token_urlsafe(24), free_port()
        rasa = rasa_supervisor(settings, started.model, url, f"http://127.0.0.1:{port}/{secret}")
        actions = http_server(actions_app(secret), "127.0.0.1", port)

        async def run() -> None:
            async with channels(settings, engine, url, rasa) as faces:
                public = http_server(faces.app, settings.host, settings.port)
                staff = console_servers(settings, engine, url, find, check)
                address = f"http://{settings.host}:{settings.port}/"
                beside = [
                    *(each.keep_running() for each in retention(settings, engine)),
                    Due(engine, check, approvers(engine), today).keep_running(),
                    *([doorkeeper(settings, engine, url).keep_running()] if staff else []),
                    *learning(settings, engine, rasa, started),
                    code_daily(settings),
                    say_when_ready(address, settings.console(), say),
                ]
                await run_until_stopped([actions, public, *staff], rasa, faces.telegram, beside)

        asyncio.run(run())


def console_servers(
    settings: Settings, engine: Engine, redis_url: str, find: Finder, check: Checklist
) -> list[Server]:
    """Return the server of the console, or none when the settings want none in this process."""
    if not settings.console_port:
        return []
    app = console(settings, engine, redis_url, find, check)
    return [http_server(app, settings.console_host, settings.console_port)]


async def say_when_ready(address: str, console_address: str, say: Say) -> None:
    """Print the addresses once a question would be answered."""
    async with httpx.AsyncClient() as http:
        while True:
            with contextlib.suppress(httpx.HTTPError):
                if (await http.get(address + "readyz")).status_code == httpx.codes.OK:
                    say(f"\n  敢为已就绪 · ganwei is ready:  {address}")
                    say(f"  后台 · console:  {console_address}\n" if console_address else "")
                    return
            await asyncio.sleep(0.5)


def quiet_logs() -> None:
    """Let warnings through and nothing below: httpx and uvicorn log addresses at INFO.

    python-telegram-bot says nothing at all: what it logs quotes updates and the token.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
