"""Processes of Rasa's environment: they end with the app, and nothing that they say of people is passed on.

What Rasa prints may hold what people typed or what staff wrote (an exception's message is enough), so only
the names and places of exceptions are logged.
"""

import asyncio
import ctypes
import logging
import os
import re
import signal
import sys
from collections.abc import Mapping, Sequence

from bot.settings import ROOT

log = logging.getLogger(__name__)

NICENESS = 10  # of what may take its time beside people who wait for an answer
_PLACE = re.compile(rb'^\s*File "([^"]+)", line (\d+), in ')
_EXCEPTION_NAME = re.compile(rb"^([A-Za-z_][\w.]*(?:Error|Exception))\b")
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class ProcessFailed(Exception):
    """A process in the background ended with an error, of which only name and place were logged."""


async def swallow(output: asyncio.StreamReader) -> None:
    """Read `output` to its end, so that the pipe never fills; log exceptions by name and place."""
    place = ""
    while chunk := await output.read(65536):
        for line in chunk.splitlines():
            if found := _PLACE.match(line):
                place = f" at {found[1].decode()}:{found[2].decode()}"
            elif found := _EXCEPTION_NAME.match(line):
                log.error("Rasa reported %s%s", found[1].decode(), place)


async def run_in_background(command: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """Run `command`, niced, to its end; return its standard output, or raise ProcessFailed.

    Cancelled, it takes the process and all children of that with it.
    """
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=ROOT,
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,  # its group can be ended as a whole; Ctrl-C reaches the parent only
        preexec_fn=_niced,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        printed, _ = await asyncio.gather(process.stdout.read(), swallow(process.stderr))
        await process.wait()
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)  # nothing of it is worth keeping
            await process.communicate()  # not wait: it reads the pipes to their end, which closes them
    if process.returncode != 0:
        raise ProcessFailed
    return printed


def die_with_parent() -> None:
    """Ask Linux to end this process when the app is killed; elsewhere an orphan must be stopped by hand."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _niced() -> None:
    die_with_parent()
    os.nice(NICENESS)
