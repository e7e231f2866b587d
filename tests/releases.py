"""Making releases in tests: by the command `ganwei`, as its user does."""

import contextlib
import io
import os
import subprocess
from pathlib import Path
from unittest import mock

from bot import cli
from tests.conftest import GANWEI, ROOT


def ganwei(*arguments: object, data_dir: Path, **more: object) -> subprocess.CompletedProcess[str]:
    """Run `ganwei` with these arguments and a data directory; return what it printed and how it ended."""
    environment = {**os.environ, "GANWEI_DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT)}
    command = [*GANWEI, *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, cwd=ROOT, **more)


def ganwei_here(*arguments: object, data_dir: Path) -> subprocess.CompletedProcess[str]:
    """Do the same within this process, which has the large libraries already."""
    out, errors, code = io.StringIO(), io.StringIO(), 0
    environment = mock.patch.dict(os.environ, {"GANWEI_DATA_DIR": str(data_dir)})
    command = mock.patch("sys.argv", ["ganwei", *map(str, arguments)])
    with environment, command, contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        try:
            cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
            print(end.code if isinstance(end.code, str) else "", file=errors)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), errors.getvalue())


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}
