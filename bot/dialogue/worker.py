"""One Rasa process: start it, wait until it answers, start it again when it ends, stop it."""

import asyncio
import contextlib
import logging
import socket
from pathlib import Path

import httpx

from bot.dialogue.model import rasa_environment
from bot.dialogue.process import die_with_parent, swallow
from bot.settings import ROOT, Settings

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BEFORE_RESTART = 1.0
SECONDS_TO_STOP = 10.0


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
            preexec_fn=die_with_parent,
        )
        assert self._process.stdout is not None
        waiting = asyncio.create_task(self._wait_until_ready())
        try:
            await swallow(self._process.stdout)
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

    async def _stop(self) -> None:
        if self.pid and self._process:
            self._process.terminate()
            try:  # communicate, not wait: it reads the pipe to its end, which closes it
                await asyncio.wait_for(self._process.communicate(), SECONDS_TO_STOP)
            except TimeoutError:
                self._process.kill()
                await self._process.communicate()
        await self._http.aclose()


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
