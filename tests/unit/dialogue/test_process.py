"""Processes in the background: niced, ended with all their children, and silent about what they print."""

import asyncio
import logging
import os
import sys
from pathlib import Path

import pytest

from bot.dialogue.process import NICENESS, ProcessFailed, run_in_background

SAYS_A_NAME = """
import sys
print("王大力", file=sys.stderr)
raise ValueError("王大力")
"""


def python(code):
    return [sys.executable, "-c", code]


async def test_output_is_returned():
    assert await run_in_background(["sh", "-c", "echo one; echo two >&2"], os.environ) == b"one\n"


async def test_more_output_than_a_pipe_holds_is_no_obstacle():
    printed = await run_in_background(
        python("import sys; print('x' * 10**6); sys.stderr.write('y' * 10**6)"), {}
    )
    assert len(printed) == 10**6 + 1


async def test_failure_is_logged_by_name_and_place_only(caplog):
    with caplog.at_level(logging.DEBUG), pytest.raises(ProcessFailed):
        await run_in_background(python(SAYS_A_NAME), {})
    assert "ValueError at <string>:4" in caplog.text
    assert "王大力" not in caplog.text


async def test_it_gives_way_to_others():
    printed = await run_in_background(["sh", "-c", "nice"], os.environ)
    assert int(printed) == os.nice(0) + NICENESS


async def test_cancelling_ends_it_and_its_children(tmp_path):
    pids = tmp_path / "pids"
    script = f"sleep 600 & echo $! $$ > {pids}.new; mv {pids}.new {pids}; wait"
    running = asyncio.create_task(run_in_background(["sh", "-c", script], os.environ))
    while not pids.exists():
        await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    child, itself = map(int, pids.read_text().split())
    while is_running(child):  # it was killed; it is gone when its new parent has noticed
        await asyncio.sleep(0.01)
    assert not is_running(itself)


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def test_it_ends_with_the_app(tmp_path):
    """An app that is killed takes the process with it."""
    pid = tmp_path / "pid"
    app = f"""
import asyncio, os
from bot.dialogue.process import run_in_background
script = "echo $$ > {pid}.new; mv {pid}.new {pid}; sleep 600"
asyncio.run(run_in_background(["sh", "-c", script], os.environ))
"""
    process = await asyncio.create_subprocess_exec(*python(app))
    while not pid.exists():
        await asyncio.sleep(0.01)
    process.kill()
    await process.wait()
    while is_running(int(pid.read_text())):
        await asyncio.sleep(0.01)
