"""Keep the Rasa workers alive: start them, wait until they answer, restart one that ends.

Rasa's output may hold what people typed (an exception's message is enough), so none of it is passed on:
only the names and places of exceptions are.
"""

import asyncio
import contextlib
import ctypes
import logging
import re
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import httpx

from bot.dialogue.model import rasa_environment
from bot.settings import ROOT, Settings

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BEFORE_RESTART = 1.0
SECONDS_TO_STOP = 10.0
_PLACE = re.compile(rb'^\s*File "([^"]+)", line (\d+), in ')
_EXCEPTION_NAME = re.compile(rb"^([A-Za-z_][\w.]*(?:Error|Exception))\b")
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class RasaWorker:
    """One `rasa run` process and the port it listens on."""

    def __init__(self, settings: Settings, model: Path, redis_url: str, actions_url: str) -> None:
        """Remember how to start the process."""
        self.port = free_port()
        self.ready = False
        self._http = httpx.AsyncClient(base_url=self.url, timeout=5)
        self._process: asyncio.subprocess.Process | None = None
        self._environment = rasa_environment(GANWEI_REDIS_URL=redis_url, GANWEI_ACTIONS_URL=actions_url)
        self._command = [
            *(str(settings.rasa_python), "-m", "rasa", "run", "--interface", "127.0.0.1"),
            *("--port", str(self.port), "--model", str(model)),
            *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
        ]

    @property
    def url(self) -> str:
        """Return the worker's base URL."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int | None:
        """Return the process id, or None when no process runs."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def keep_alive(self) -> None:
        """Start the process again whenever it ends, until cancelled."""
        try:
            while True:
                await self._run_once()
                log.warning("a Rasa worker ended; it is started again")
                await asyncio.sleep(SECONDS_BEFORE_RESTART)
        finally:
            await self._stop()

    async def _run_once(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            cwd=ROOT,
            env=self._environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches the parent only, which stops us in order
            preexec_fn=_die_with_parent,
        )
        waiting = asyncio.create_task(self._wait_until_ready())
        try:
            await self._swallow_output(self._process)
            await self._process.wait()
        finally:
            waiting.cancel()
            self.ready = False

    async def _wait_until_ready(self) -> None:
        """Ask for a greeting until one comes: only then are model, Redis and channels all there."""
        while not self.ready:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            with contextlib.suppress(httpx.HTTPError, ValueError):
                probe = {"sender": "probe", "message": "/greet"}
                response = await self._http.post("/webhooks/rest/webhook", json=probe)
                self.ready = response.status_code == httpx.codes.OK and bool(response.json())

    @staticmethod
    async def _swallow_output(process: asyncio.subprocess.Process) -> None:
        """Read the output to its end, so that the pipe never fills; pass on exceptions by name and place."""
        assert process.stdout is not None
        place = ""
        while chunk := await process.stdout.read(65536):
            for line in chunk.splitlines():
                if found := _PLACE.match(line):
                    place = f" at {found[1].decode()}:{found[2].decode()}"
                elif found := _EXCEPTION_NAME.match(line):
                    log.error("Rasa reported %s%s", found[1].decode(), place)

    async def _stop(self) -> None:
        if self.pid and self._process:
            self._process.terminate()
            try:  # communicate, not wait: it reads the pipe to its end, which closes it
                await asyncio.wait_for(self._process.communicate(), SECONDS_TO_STOP)
            except TimeoutError:
                self._process.kill()
                await self._process.communicate()
        await self._http.aclose()


class RasaSupervisor:
    """All Rasa workers together."""

    def __init__(self, make_worker: Callable[[], RasaWorker], count: int) -> None:
        """Make `count` workers."""
        self.workers = [make_worker() for _ in range(count)]

    def ready_urls(self) -> list[str]:
        """Return the base URLs of the workers that answer."""
        return [worker.url for worker in self.workers if worker.ready]

    async def run(self) -> None:
        """Keep every worker alive until cancelled."""
        async with asyncio.TaskGroup() as group:
            for worker in self.workers:
                group.create_task(worker.keep_alive())


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _die_with_parent() -> None:
    """Ask Linux to end this process when the app is killed; elsewhere an orphan must be stopped by hand."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
