"""Rasa killed in mid-talk: the person is told to wait, /readyz says 503, and it comes back by itself."""

import os
import signal
import subprocess
import time

from tests.conftest import Stack


def rasa_pids(stack: Stack) -> list[int]:
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(stack.process.pid)], capture_output=True, text=True
    )
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "rasa run" in line]


def test_killed_rasa_is_told_of_and_comes_back(stack: Stack) -> None:
    stack.ask("你好")
    [pid] = rasa_pids(stack)
    os.kill(pid, signal.SIGKILL)
    started = time.monotonic()
    response = stack.post("认定流程")
    assert time.monotonic() - started < 10
    assert response.status_code == 503
    assert "再发" in response.json()[0]["text"]
    while stack.is_ready():  # until the app has noticed that the process ended
        assert time.monotonic() - started < 10
        time.sleep(0.05)
    assert stack.http.get("/healthz").status_code == 200
    stack.wait_until_ready()
    assert stack.ask("认定流程")[0]["custom"]["answer"] == "procedure"
