"""Starting the service: a taken port is said in one line, before anything else is started."""

import os
import socket
import subprocess
from pathlib import Path

from tests.conftest import GANWEI, ROOT, start_stack


def test_taken_port_is_said_in_one_line(trained_data_dir: Path, tmp_path: Path) -> None:
    output = tmp_path / "output.log"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = start_stack(trained_data_dir, output, GANWEI_PORT=str(port))
        assert refused.process.wait(60) == 1
    [line] = output.read_text().splitlines()
    assert str(port) in line
    assert "GANWEI_PORT" in line


def test_a_broken_key_file_is_said_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_text("not keys")
    environment = {**os.environ, "GANWEI_DATA_DIR": str(tmp_path), "GANWEI_KEY_FILE": str(file)}
    ended = subprocess.run(
        [*GANWEI, "concerns", "rotate-key"], cwd=ROOT, env=environment, capture_output=True
    )
    assert ended.returncode != 0
    assert ended.stderr.decode() == f"ganwei: {file} is no file of keys\n"
