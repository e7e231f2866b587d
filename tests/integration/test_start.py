"""Starting the service: a taken port is said in one line, before anything else is started."""

import socket
from pathlib import Path

from tests.conftest import start_stack


def test_taken_port_is_said_in_one_line(trained_data_dir: Path, tmp_path: Path) -> None:
    output = tmp_path / "output.log"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = start_stack(trained_data_dir, output, GANWEI_PORT=str(port))
        assert refused.process.wait(60) == 1
    [line] = output.read_text().splitlines()
    assert str(port) in line
    assert "GANWEI_PORT" in line
