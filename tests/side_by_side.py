"""Run the parts of `make test` side by side: python -m tests.side_by_side NAME COMMAND [NAME COMMAND]...

What they print is shown part after part in the order given, the first as it comes. At the end stand the
failures of all parts; one part that fails makes the whole fail. Ctrl-C and SIGTERM interrupt all parts.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS_BETWEEN_LOOKS = 0.2
INTERRUPTED = 128 + signal.SIGINT
_FAILURES = re.compile(rb"^(?:FAILED|ERROR) .*|^(?:g?make).*\*\*\*.*", re.MULTILINE)


@dataclass
class Part:
    """A command of the shell that runs, and the file of what it prints."""

    name: str
    process: subprocess.Popen[bytes]
    output: Path

    def show(self) -> None:
        """Show what the part prints until it ends."""
        print(f"\n===== {self.name} =====", flush=True)
        with self.output.open("rb") as file:
            while self.process.poll() is None:
                _show(file.read())
                time.sleep(SECONDS_BETWEEN_LOOKS)
            _show(file.read())

    def interrupt(self) -> None:
        """Let the part and all that it started end as after Ctrl-C."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)

    def conclusion(self) -> bytes:
        """Return how the part ended, and the lines that say what failed in it."""
        status = self.process.returncode
        lines = [f"{self.name}: {'passed' if status == 0 else f'FAILED ({status})'}".encode()]
        failures = _FAILURES.findall(self.output.read_bytes()) if status else []
        return b"\n  ".join([*lines, *failures]) + b"\n"


def start(name: str, command: str, folder: Path) -> Part:
    """Start a part in a group of its own, so that an interrupt reaches all of it, once."""
    output = folder / f"{name}.log"
    with output.open("wb") as file:
        shell = ["/bin/sh", "-c", command]
        process = subprocess.Popen(shell, stdin=subprocess.DEVNULL, stdout=file, stderr=file, process_group=0)
    return Part(name, process, output)


def main(arguments: Iterable[str]) -> int:
    """Run the parts; return 0 when all passed."""
    for number in (signal.SIGINT, signal.SIGTERM):  # the first is ignored in what a shell starts with &
        signal.signal(number, signal.default_int_handler)
    with TemporaryDirectory() as folder:
        parts = [start(name, command, Path(folder)) for name, command in batched(arguments, 2)]
        is_interrupted = not _shown(parts)
        _show(b"\n===== all parts =====\n" + b"".join(part.conclusion() for part in parts))
    return INTERRUPTED if is_interrupted else int(any(part.process.returncode for part in parts))


def _shown(parts: list[Part]) -> bool:
    """Show what the parts print until all have ended; say whether they ended by themselves."""
    try:
        for part in parts:
            part.show()
    except KeyboardInterrupt:
        for part in parts:
            part.interrupt()
        for part in parts:
            part.process.wait()
        return False
    return True


def _show(printed: bytes) -> None:
    sys.stdout.buffer.write(printed)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
