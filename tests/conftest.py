"""The real stack, started once: `ganwei serve` with its own Redis, database and Rasa, on free ports."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from bot.dialogue.worker import free_port
from tests.switching import Staff

ROOT = Path(__file__).parent.parent
ARTEFACTS = ROOT / "test-artefacts"
GANWEI = [sys.executable, "-m", "bot"]
SECONDS_TO_START = 300


@dataclass
class Stack:
    """A running `ganwei serve`."""

    url: str
    console: str
    data_dir: Path
    output: Path
    process: subprocess.Popen[bytes]
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.url, timeout=30)

    def post(self, message: str, sender: str | None = None) -> httpx.Response:
        body = {"sender": sender or uuid4().hex, "message": message}
        return self.http.post("/webhooks/rest/webhook", json=body)

    def ask(self, message: str, sender: str | None = None) -> list[dict]:
        response = self.post(message, sender)
        assert response.status_code == 200, response.text
        return response.json()

    def is_ready(self) -> bool:
        try:
            return self.http.get("/readyz").status_code == 200
        except httpx.HTTPError:
            return False

    def wait_until_ready(self, seconds: float = SECONDS_TO_START) -> None:
        until = time.monotonic() + seconds
        while not self.is_ready():
            assert self.process.poll() is None, self.output.read_text()
            assert time.monotonic() < until, self.output.read_text()
            time.sleep(0.5)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


@pytest.fixture(scope="session")
def trained_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data directory with nothing but the model, trained now when no model fits the data."""
    repository_only = {
        **os.environ,
        "GANWEI_DATABASE_URL": "sqlite://",
    }  # whatever staff added on this machine
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([*GANWEI, "train"], cwd=ROOT, check=True, env=repository_only, **silent)
    data_dir = tmp_path_factory.mktemp("data")
    (data_dir / "models").symlink_to(ROOT / "var" / "models")
    return data_dir


def start_stack(data_dir: Path, output: Path, **settings: str) -> Stack:
    port = int(settings.get("GANWEI_PORT") or free_port())
    ports = {"GANWEI_PORT": str(port), "GANWEI_CONSOLE_PORT": str(free_port())}
    environment = {**os.environ, **ports, **settings, "GANWEI_DATA_DIR": str(data_dir)}
    with output.open("wb") as file:
        process = subprocess.Popen([*GANWEI, "serve"], cwd=ROOT, env=environment, stdout=file, stderr=file)
    console = f"http://127.0.0.1:{environment['GANWEI_CONSOLE_PORT']}"
    return Stack(f"http://127.0.0.1:{port}", console, data_dir, output, process)


@pytest.fixture(scope="session")
def stack(trained_data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Return the running service; at the end it must stop cleanly on Ctrl-C."""
    running = start_stack(trained_data_dir, tmp_path_factory.mktemp("output") / "output.log")
    try:
        running.wait_until_ready()
        yield running
    finally:
        status = running.stop()
    assert status == 0, running.output.read_text()


@pytest.fixture
def staff(stack: Stack) -> Iterator[Staff]:
    """Return somebody who switches; all is undone, and the undoing live, even when the test fails."""
    one = Staff(stack.data_dir)
    yield one
    one.undoes_all()


def report() -> Path:
    """Return the file of what this run measures; another run may go on beside it."""
    return ARTEFACTS / f"accuracy-{os.getpid()}.txt"


def report_line(name: str, marks: list[bool]) -> None:
    """Add a line with the share of `marks` that are true to the report."""
    ARTEFACTS.mkdir(exist_ok=True)
    with report().open("a", encoding="utf-8") as file:
        file.write(f"{name}: {sum(marks)}/{len(marks)} = {sum(marks) / len(marks):.1%}\n")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the shares that this run measured."""
    if report().exists():
        terminalreporter.section("accuracy on held-out questions")
        terminalreporter.write(report().read_text("utf-8"))
        report().unlink()
