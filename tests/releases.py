"""Making releases in tests: by the command `ganwei`, as its user does."""

import os
import subprocess
from pathlib import Path

from tests.conftest import GANWEI, ROOT


def ganwei(*arguments: object, data_dir: Path, **more: object) -> subprocess.CompletedProcess[str]:
    """Run `ganwei` with these arguments and a data directory; return what it printed and how it ended."""
    environment = {**os.environ, "GANWEI_DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT)}
    command = [*GANWEI, *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT, **more)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}
